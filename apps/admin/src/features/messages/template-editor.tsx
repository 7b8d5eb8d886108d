import { Button, Switch, Textarea, TextInput } from '@mantine/core';
import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { useMay } from '../../api/session.queries.js';
import { useFormat } from '../../lib/use-format.js';
import { Panel } from '../../ui/panel.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { Timeline } from '../../ui/timeline.js';
import { TestSend } from './test-send.js';
import css from './templates.module.css';
import { previewQuery, versionsQuery, word, type Preview, type Template, type Wordings } from './templates.queries.js';

const LANGUAGES = ['id', 'en'] as const;

/** One template: the office's words beside what goes out, in both languages. */
export function TemplateEditor({ template, onClose }: { template: Template; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const may = useMay();
  const queries = useQueryClient();
  const [words, setWords] = useState<Wordings>({ id: template.office.id, en: template.office.en });
  const preview = useQuery(previewQuery(template.name, useDeferredValue(words)));
  const versions = useQuery({ ...versionsQuery(template.name, template.version), enabled: template.version > 0 });
  const save = useMutation({
    mutationFn: () => word(template, words),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['message-templates'] }),
  });
  const faulty = LANGUAGES.some((language) => (preview.data?.[language].faults.length ?? 0) > 0);
  const changed = JSON.stringify(words) !== JSON.stringify({ id: template.office.id, en: template.office.en });
  return (
    <Panel title={format.words(template.about)} close={{ label: t('form.close'), perform: onClose }}>
      <div className={css.stack}>
        <p className={css.soft}>{template.channels.map((one) => t(`messages.channel.${one}`)).join(' · ')}</p>
        {template.encloses && (
          <p className={css.soft}>{t('templates.encloses', { what: format.words(template.encloses) })}</p>
        )}
        {template.outdated && (
          <p className={css.answer} data-state="refused">
            <span className={css.outdated}>
              <IconAlertTriangleFilled size={18} aria-hidden />
              {t('templates.outdatedWords')}
            </span>
          </p>
        )}
        <dl className={css.placeholders}>
          {template.placeholders.map(({ name, meaning, mandatory }) => (
            <div key={name}>
              <dt>
                <code>{`{${name}}`}</code>
              </dt>
              <dd>
                {format.words(meaning)}
                {mandatory && <span className={css.soft}> · {t('templates.mandatory')}</span>}
              </dd>
            </div>
          ))}
        </dl>
        <div className={css.languages}>
          {LANGUAGES.map((language) => (
            <section key={language} className={css.language} aria-label={t(`catalogue.language.${language}`)}>
              <Switch
                label={t('templates.ownWords', { language: t(`catalogue.language.${language}`) })}
                checked={words[language] !== null}
                onChange={(event) =>
                  setWords({ ...words, [language]: event.currentTarget.checked ? template.own[language] : null })
                }
              />
              <Fields
                template={template}
                language={language}
                value={words[language]}
                onChange={(value) => setWords({ ...words, [language]: value })}
                shown={preview.data?.[language]}
              />
            </section>
          ))}
        </div>
        <ProblemBanner error={save.error ?? preview.error} />
        <div className={css.acts}>
          <Button variant="filled" disabled={!changed || faulty} loading={save.isPending} onClick={() => save.mutate()}>
            {t('templates.save')}
          </Button>
        </div>
        {template.channels.includes('email') && may('platform:messages:test') && (
          <details>
            <summary>{t('templates.test')}</summary>
            <p className={css.soft}>{t('templates.testSaved')}</p>
            <TestSend template={template.name} locale={i18n.language === 'en' ? 'en' : 'id'} />
          </details>
        )}
        {versions.data && (
          <details>
            <summary>{t('templates.history')}</summary>
            <Timeline
              label={t('templates.history')}
              entries={versions.data.items.map(({ version, writtenAt, by, office }) => ({
                id: String(version),
                at: format.moment(writtenAt),
                by: by ?? t('offices.history.house'),
                title: t(version === template.version ? 'templates.current' : 'templates.version', { version }),
                details: (
                  <div className={css.version}>
                    {LANGUAGES.map((language) => (
                      <p key={language}>
                        <span className={css.soft}>{t(`catalogue.language.${language}`)}</span>{' '}
                        {office[language] ? (
                          <span lang={language}>
                            {[office[language].subject, office[language].body].filter(Boolean).join(' – ')}
                          </span>
                        ) : (
                          t('templates.house')
                        )}
                      </p>
                    ))}
                    {version !== template.version && (
                      <div>
                        <Button size="compact-sm" onClick={() => setWords({ id: office.id, en: office.en })}>
                          {t('templates.takeBack')}
                        </Button>
                      </div>
                    )}
                  </div>
                ),
              }))}
            />
          </details>
        )}
      </div>
    </Panel>
  );
}

/** The words in one language, and under them how they go out with examples. */
function Fields(props: {
  template: Template;
  language: 'id' | 'en';
  value: Wordings['id'];
  onChange: (value: Wordings['id']) => void;
  shown: Preview | undefined;
}) {
  const { t } = useTranslation();
  const { zone } = usePlace();
  const format = useFormat(zone);
  const { template, language, value, shown } = props;
  const wrong = (field: 'subject' | 'body'): string | undefined => {
    const faults = shown?.faults.filter((fault) => fault.field === field).map(({ detail }) => format.words(detail));
    return value && faults?.length ? faults.join(' ') : undefined;
  };
  return (
    <>
      {value && template.own.id.subject !== null && (
        <TextInput
          label={t('messages.subject')}
          lang={language}
          value={value.subject ?? ''}
          placeholder={template.own[language].subject ?? ''}
          maxLength={500}
          error={wrong('subject')}
          onChange={(event) => props.onChange({ ...value, subject: event.currentTarget.value || null })}
        />
      )}
      {value && (
        <Textarea
          label={t('templates.body')}
          lang={language}
          rows={7}
          resize="vertical"
          value={value.body}
          maxLength={5000}
          error={wrong('body')}
          onChange={(event) => props.onChange({ ...value, body: event.currentTarget.value })}
        />
      )}
      {shown && shown.faults.length === 0 && (
        <figure className={css.preview} lang={language}>
          <figcaption>
            {t('templates.preview')}
            {shown.sms && ` · ${t('templates.sms', { count: shown.sms.segments, units: shown.sms.units })}`}
          </figcaption>
          {shown.subject && <strong>{shown.subject}</strong>}
          <p>{shown.body}</p>
          {shown.sms && shown.sms.outside.length > 0 && (
            <small>{t('templates.outside', { letters: shown.sms.outside.join(' ') })}</small>
          )}
        </figure>
      )}
    </>
  );
}
