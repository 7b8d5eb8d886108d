import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingPart } from './offices.queries.js';

const HistoryDrawer = lazy(() => import('./history-drawer.js').then((part) => ({ default: part.HistoryDrawer })));

/** Who changed this page, and when; fetched by whoever asks. */
export function HistoryButton(props: { officeCode: string; part: SettingPart }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button leftSection={<IconHistory size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t('offices.history.open')}
      </Button>
      <Suspense fallback={null}>{open && <HistoryDrawer {...props} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
