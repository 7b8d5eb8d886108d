import { Button, FileInput, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intentKey } from '@buka-pintu/client';
import { servicesQuery, usePlace } from '../../api/place.js';
import { fieldProblems } from '../../api/problems.js';
import { now } from '../../lib/clock.js';
import { dayIn } from '../../lib/format.js';
import { useFormat } from '../../lib/use-format.js';
import { DateField } from '../../ui/date-field.js';
import { Page, Part } from '../../ui/page.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { RequireAccess } from '../../ui/require-access.js';
import { RequireOffice } from '../../ui/require-office.js';
import { ImportHistory } from './import-history.js';
import { ImportPreview } from './import-preview.js';
import css from './imports.module.css';
import { IMPORT, lookThrough, type VisitorImport } from './imports.queries.js';

// Semicolons: a spreadsheet set to Indonesian opens it in columns.
const TEMPLATE = 'nomor permohonan;nama;jam;layanan;jalur;nik\nMP-1001;Siti Aminah;08.30;;;\n';
const FIELDS = { '/on': 'on', '/serviceCode': 'service', '/content': 'file' } as const;

export function ImportsPage() {
  return (
    <RequireAccess permission={IMPORT}>
      <RequireOffice>
        <Imports />
      </RequireOffice>
    </RequireAccess>
  );
}

/** The day's list of another system: chosen, looked through, and then listed whole or not at all. */
function Imports() {
  const { t } = useTranslation();
  const { servicePoint, zone } = usePlace();
  const format = useFormat(zone);
  const queries = useQueryClient();
  const services = useQuery(servicesQuery).data?.items ?? [];
  const offered = services.filter((one) => servicePoint?.serviceCodes.includes(one.code));
  const today = dayIn(zone, now());
  const [on, setOn] = useState(today);
  const [service, setService] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [view, setView] = useState<VisitorImport>();
  const servicePointId = servicePoint?.id ?? '';
  const serviceCode = service || (offered[0]?.code ?? '');
  const look = useMutation({
    mutationFn: (chosen: File) => lookThrough({ file: chosen, servicePointId, on, serviceCode }, intentKey()),
    onSuccess: setView,
  });
  const refresh = (next: VisitorImport | undefined): void => {
    setView(next);
    void queries.invalidateQueries({ queryKey: ['visitor-imports'] });
    void queries.invalidateQueries({ queryKey: ['visitors'] });
  };
  const begun = (): void => {
    setView(undefined);
    look.reset();
  };
  const { at } = fieldProblems(look.error, FIELDS);

  return (
    <Page title={t('nav.imports')} note={servicePoint?.name}>
      <div className={css.form}>
        <p>
          {t('imports.words')} <Link to="/desk">{t('nav.desk')}</Link>
        </p>
        <div>
          <a href={`data:text/csv;charset=utf-8,${encodeURIComponent(TEMPLATE)}`} download="daftar-kedatangan.csv">
            {t('imports.template')}
          </a>
        </div>
        <div className={css.fields}>
          <div className={css.field}>
            <DateField
              label={t('imports.day')}
              value={on}
              min={today}
              onChange={(value) => {
                setOn(value);
                begun();
              }}
              error={at.on}
            />
          </div>
          <NativeSelect
            className={css.field}
            label={t('imports.service')}
            data={offered.map((one) => ({ value: one.code, label: format.words(one.name) }))}
            value={serviceCode}
            onChange={(event) => {
              setService(event.currentTarget.value);
              begun();
            }}
            error={at.service}
          />
          <FileInput
            className={css.field}
            label={t('imports.file')}
            placeholder={t('imports.chooseFile')}
            accept=".csv,.txt,text/csv,text/plain"
            value={file}
            onChange={(chosen) => {
              setFile(chosen);
              begun();
            }}
            error={at.file}
            clearable
            clearButtonProps={{ 'aria-label': t('imports.noFile') }}
          />
          <Button
            variant="filled"
            disabled={!file || !on || !serviceCode}
            loading={look.isPending}
            onClick={() => file && look.mutate(file)}
          >
            {t('imports.look')}
          </Button>
        </div>
        <ProblemBanner error={look.error} without={Object.keys(FIELDS)} />
        {view && <ImportPreview key={view.id} view={view} zone={zone} offered={offered} onChange={refresh} />}
      </div>
      <Part title={t('imports.history')}>
        <ImportHistory servicePointId={servicePointId} zone={zone} onUndone={() => refresh(undefined)} />
      </Part>
    </Page>
  );
}
