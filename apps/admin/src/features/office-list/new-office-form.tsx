import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { intentKey } from '@buka-pintu/client';
import { usePlace } from '../../api/place.js';
import { fieldProblems, Problem } from '../../api/problems.js';
import { keeperQuery } from '../../api/reference.queries.js';
import { sessionQuery, useMoveTo } from '../../api/session.queries.js';
import { Panel } from '../../ui/panel.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import css from './office-list.module.css';
import { addOffice, type NewOffice } from './office-list.queries.js';

const ZONES: readonly NewOffice['zone'][] = ['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura'];
const CLASSES = ['1_special_tpi', '1_special', '1_tpi', '1', '2_tpi', '2', '3_tpi', '3'] as const;
const FIELDS = {
  '/code': 'code',
  '/name': 'name',
  '/zone': 'zone',
  '/officeClass': 'officeClass',
  '/address': 'address',
  '/phone': 'phone',
} as const;

/** A further office. Code and zone stand in every number and hour from then on and never change; the rest is set up in it. */
export function NewOfficeForm(props: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const moveTo = useMoveTo();
  const { zone: zoneHere } = usePlace();
  const keeper = useQuery(keeperQuery).data;
  const [form] = useState(intentKey);
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [zone, setZone] = useState(ZONES.find((one) => one === zoneHere) ?? ZONES[0]!);
  const [officeClass, setClass] = useState<NewOffice['officeClass']>(null);
  const [address, setAddress] = useState('');
  const [phone, setPhone] = useState('');
  const save = useMutation({
    mutationFn: () => {
      const words = { name: name.trim(), address: address.trim(), phone: phone.trim() || null };
      return addOffice(form, { code, zone, officeClass, ...words });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  const go = useMutation({
    mutationFn: async (made: string) => {
      await moveTo(made);
      await navigate({ to: '/set-up' });
    },
  });
  const { at } = fieldProblems(save.error, FIELDS);
  const taken = save.error instanceof Problem && save.error.code === 'office_code_taken';

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!save.isPending) save.mutate();
  }

  if (save.data) {
    const made = save.data;
    return (
      <Panel title={made.name} close={{ label: t('form.close'), perform: props.onClose }}>
        <div className={css.form} role="status">
          <p>{t('officeList.made', { name: made.name, code: made.code })}</p>
          <p className={css.soft}>{t('officeList.madeNext')}</p>
          <ProblemBanner error={go.error} />
          <div className={css.buttons}>
            <Button variant="filled" loading={go.isPending} onClick={() => go.mutate(made.code)}>
              {t('officeList.setUp')}
            </Button>
            <Button onClick={props.onClose}>{t('officeList.later')}</Button>
          </div>
        </div>
      </Panel>
    );
  }
  return (
    <Panel title={t('officeList.new')} close={{ label: t('form.close'), perform: props.onClose }}>
      <form className={css.form} onSubmit={submit}>
        <ProblemBanner error={taken ? null : save.error} without={Object.keys(FIELDS)} />
        <TextInput
          label={t('offices.name')}
          required
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={at.name}
        />
        <div className={css.pair}>
          <TextInput
            label={t('offices.places.code')}
            description={t('officeList.fixed')}
            required
            pattern="[A-Z][A-Z0-9]{1,7}"
            title={t('officeList.codeWrong')}
            maxLength={8}
            autoComplete="off"
            value={code}
            onChange={(event) => setCode(event.currentTarget.value.toUpperCase())}
            error={at.code ?? (taken ? t('officeList.codeTaken', { code }) : undefined)}
          />
          <NativeSelect
            label={t('officeList.zone')}
            description={t('officeList.fixed')}
            data={ZONES.map((value) => ({ value, label: t(`setUp.zone.${value.slice(5)}` as 'setUp.zone.Jakarta') }))}
            value={zone}
            onChange={(event) => setZone(event.currentTarget.value as NewOffice['zone'])}
            error={at.zone}
          />
        </div>
        <NativeSelect
          label={t('offices.className')}
          data={[
            { value: '', label: t('offices.noClass') },
            ...CLASSES.map((value) => ({ value, label: t(`offices.class.${value}`) })),
          ]}
          value={officeClass ?? ''}
          onChange={(event) => setClass(CLASSES.find((one) => one === event.currentTarget.value) ?? null)}
          error={at.officeClass}
        />
        <TextInput
          label={t('offices.address')}
          required
          maxLength={300}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          error={at.address}
        />
        <TextInput
          label={t('offices.phone')}
          type="tel"
          maxLength={40}
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
          error={at.phone}
        />
        <p className={css.soft}>
          {keeper ? t('officeList.leadingStays', { name: keeper.officeName }) : t('officeList.leadingNew')}{' '}
          {t('officeList.youAdminister')}
        </p>
        <div className={css.buttons}>
          <Button type="submit" variant="filled" loading={save.isPending}>
            {t('officeList.add')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
