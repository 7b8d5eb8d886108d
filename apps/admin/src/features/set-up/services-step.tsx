import type { staffApi } from '@buka-pintu/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { servicesQuery } from '../../api/place.js';
import { currentLocale } from '../../lib/i18n.js';
import { CheckList } from '../../ui/check-list.js';
import { changePoint } from './set-up.queries.js';
import css from './set-up.module.css';
import { StepForm, type StepProps } from './step-form.js';

/** What nearly every office begins with. */
const USUAL: readonly string[] = ['passport_new_adult', 'passport_new_child', 'passport_renewal'];

/** What is served here, out of the catalogue. */
export function ServicesStep(props: StepProps & { settings: staffApi.OfficeSettingsView; onChanged: () => void }) {
  const { t } = useTranslation();
  const { servicePoints } = props.settings;
  const services = useQuery(servicesQuery);
  const before = servicePoints.find((point) => point.serviceCodes.length > 0)?.serviceCodes;
  const [chosen, setChosen] = useState<readonly string[]>(before ?? USUAL);
  const [checked, setChecked] = useState(false);
  const items = services.data?.items ?? [];
  const offered = chosen.filter((code) => items.some((one) => one.code === code));
  const save = useMutation({
    mutationFn: async () => {
      for (const point of servicePoints) {
        const its = [...point.serviceCodes].sort().join();
        // A point that offers something of its own, set elsewhere, keeps it.
        if (its && (its !== [...before!].sort().join() || its === [...offered].sort().join())) continue;
        await changePoint(point, { serviceCodes: offered });
      }
      await props.onSaved();
    },
    onError: props.onChanged,
  });

  function submit(): void {
    setChecked(true);
    if (offered.length > 0) save.mutate();
  }

  return (
    <StepForm
      step="services"
      busy={save.isPending}
      error={save.error ?? services.error}
      onSubmit={submit}
      onBack={props.onBack}
    >
      <div className={css.columns}>
        <CheckList
          label={t('setUp.services.offered')}
          options={items.map(({ code, name }) => ({ value: code, label: name[currentLocale()] }))}
          chosen={chosen}
          onChange={setChosen}
          error={checked && offered.length === 0 ? t('setUp.services.none') : undefined}
        />
      </div>
      {!services.data && !services.error && <p role="status">{t('list.loading')}</p>}
      {servicePoints.length > 1 && <p className={css.soft}>{t('setUp.services.forAll')}</p>}
    </StepForm>
  );
}
