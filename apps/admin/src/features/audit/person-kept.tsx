import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useFormat } from '../../lib/use-format.js';
import css from './audit.module.css';
import type { PersonFound, Purpose } from './privacy.queries.js';

/** What each module keeps of the person: which records, and under which rule. */
export function PersonKept(props: { found: PersonFound }) {
  const { t } = useTranslation();
  const format = useFormat(usePlace().zone);
  const { records, stores } = props.found;
  if (records.length === 0) return <p>{t('audit.privacy.nothingKept')}</p>;
  return (
    <div className={css.stack}>
      <ul className={css.findings}>
        {records.map((record) => (
          <li key={record.id} className={css.finding}>
            <strong>
              {t(`audit.record.${record.type}`, { defaultValue: record.type })} · {record.name ?? '—'}
            </strong>
            <span className={css.soft}>
              {record.fields.map((field) => t(`audit.privacy.field.${field}`, { defaultValue: field })).join(', ')}
            </span>
            {record.refused && <span>{t('audit.privacy.wouldStay', { why: format.words(record.refused) })}</span>}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('audit.privacy.whyKept')}</summary>
        <Register stores={stores} />
      </details>
    </div>
  );
}

/** What is kept, why, on which ground, how long, and whether it goes on request. */
export function Register(props: { stores: readonly Purpose[] }) {
  const { t } = useTranslation();
  const format = useFormat(usePlace().zone);
  return (
    <ul className={css.findings}>
      {props.stores.map((store) => (
        <li key={`${store.module} ${store.what.en}`} className={css.finding}>
          <strong>{format.words(store.what)}</strong>
          <span>
            {t(`audit.privacy.of.${store.of}`)} · {format.words(store.purpose)}
          </span>
          <span className={css.soft}>
            {t(`audit.privacy.ground.${store.ground}`)} · {store.legalBasis}
          </span>
          <span className={css.soft}>
            {store.keptDays === null
              ? format.words(store.keptFrom)
              : `${t('audit.privacy.days', { n: format.count(store.keptDays) })} ${format.words(store.keptFrom)}`}
          </span>
          {store.erasureRefused && (
            <span className={css.soft}>
              {t('audit.privacy.notErased', { why: format.words(store.erasureRefused) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
