import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import { ListAndRecord } from '../../ui/panel.js';
import css from './catalogue.module.css';
import type { Line, Part, Time } from './catalogue.queries.js';
import { LineState, Unsure } from './marks.js';
import { PartForm, TimeForm } from './part-form.js';
import { PreviewPanel } from './preview-panel.js';
import { lineKey, newKey, openLine, type TabProps } from './tab.js';

const DELIVERY = ['requirements', 'procedure', 'time', 'fee', 'product', 'complaints'] as const;
const MANAGEMENT = [
  'legal_basis',
  'facilities',
  'competence',
  'supervision',
  'staff_number',
  'service_guarantee',
  'safety_guarantee',
  'evaluation',
] as const;
type AnyPart = (typeof DELIVERY)[number] | (typeof MANAGEMENT)[number];

/** The fourteen parts in the order of the regulation; what nobody has written yet says so. */
export function StandardTab(props: TabProps & { onTab: (tab: 'requirements' | 'fees') => void }) {
  const { service, line, onLine } = props;
  const { t } = useTranslation();
  const part = openLine(service.standard, (one) => one.part, line);
  const time = openLine(service.times, (one) => one.code, line);
  const code = line?.split('@')[0];
  const newPart = [...DELIVERY, ...MANAGEMENT].find((one) => line === newKey(one));
  const close = (): void => onLine(undefined);
  const saved = (of: string) => (validFrom: string) => onLine(lineKey(of, validFrom, 'draft'));
  const editsPart = part?.part ?? (newPart && isWritten(newPart) ? newPart : undefined);
  const editsTime = time?.code ?? (newPart === 'time' ? ('standard' as const) : undefined);
  const numbered = (parts: readonly AnyPart[], from: number) => (
    <ol className={css.parts} start={from}>
      {parts.map((one) => (
        <PartRow key={one} part={one} {...props} chosen={code} />
      ))}
    </ol>
  );
  return (
    <ListAndRecord
      recordFirst={editsPart !== undefined || editsTime !== undefined}
      list={
        <>
          <h2 className={css.partsTitle}>{t('catalogue.delivery')}</h2>
          {numbered(DELIVERY, 1)}
          <h2 className={css.partsTitle}>{t('catalogue.management')}</h2>
          {numbered(MANAGEMENT, 7)}
        </>
      }
      record={
        <div className={css.record}>
          {editsPart && (
            <PartForm
              key={line}
              service={service}
              part={editsPart}
              line={part}
              onSaved={saved(editsPart)}
              onClose={close}
            />
          )}
          {editsTime && (
            <TimeForm
              key={line}
              service={service}
              code={editsTime}
              line={time}
              onSaved={saved(editsTime)}
              onClose={close}
            />
          )}
          <PreviewPanel service={service} from={(part ?? time)?.validFrom} />
        </div>
      }
    />
  );
}

const isWritten = (part: AnyPart): part is Part['part'] => part !== 'requirements' && part !== 'time' && part !== 'fee';

function PartRow(
  props: TabProps & { part: AnyPart; chosen: string | undefined; onTab: (tab: 'requirements' | 'fees') => void },
) {
  const { part, service, onLine } = props;
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const may = service.actions.includes('edit');
  const count = part === 'requirements' ? service.requirements.length : service.fees.length;
  const lines: readonly (Part | Time)[] =
    part === 'time' ? service.times : service.standard.filter((one) => one.part === part);
  return (
    <li className={css.part} data-missing={service.completeness.missing.includes(part) || undefined}>
      <h3 className={css.partName}>{t(`catalogue.part.${part}`)}</h3>
      {part === 'requirements' || part === 'fee' ? (
        <Button size="xs" variant="subtle" onClick={() => props.onTab(part === 'fee' ? 'fees' : 'requirements')}>
          {t('catalogue.lines', { count })} →
        </Button>
      ) : (
        <>
          {lines.map((one) => {
            const code = 'part' in one ? one.part : one.code;
            const key = lineKey(code, one.validFrom, one.state);
            return (
              <button
                key={key}
                type="button"
                className={css.partLine}
                aria-current={key === props.line || undefined}
                onClick={() => onLine(key)}
              >
                <span className={css.partText}>
                  {'part' in one
                    ? format.words(one.text)
                    : `${t(`catalogue.time.${one.code}`)}: ${t('catalogue.preview.days', { count: one.workingDays })}`}
                </span>
                <Marks line={one} from={format.date(one.validFrom)} />
              </button>
            );
          })}
          {lines.length === 0 && (
            <p className={css.unwritten}>
              {t('catalogue.unwritten')}
              {may && (
                <Button size="xs" variant="subtle" onClick={() => onLine(newKey(part))}>
                  {t('catalogue.write')}
                </Button>
              )}
            </p>
          )}
        </>
      )}
    </li>
  );
}

function Marks(props: { line: Line; from: string }) {
  const { t } = useTranslation();
  return (
    <span className={css.marks}>
      <LineState state={props.line.state} />
      {props.line.confidence === 'to_be_confirmed' && <Unsure>{t('catalogue.unsure')}</Unsure>}
      <span className={css.soft}>{t('catalogue.since', { day: props.from })}</span>
    </span>
  );
}
