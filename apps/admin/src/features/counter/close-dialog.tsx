import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.js';
import css from './console.module.css';

/** The question before a colleague's counter is closed: it names both, and the way back is the first button. */
export function CloseDialog(props: { counter: string; colleague: string; onConfirm: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog onClose={props.onClose} title={t('counter.closeOther', { counter: props.counter })}>
      <p>{t('counter.closeOtherWords', { name: props.colleague })}</p>
      <div className={css.dialogButtons}>
        <Button data-autofocus onClick={props.onClose}>
          {t('counter.closeOtherNo')}
        </Button>
        <Button variant="filled" color="red" onClick={props.onConfirm}>
          {t('counter.action.close')}
        </Button>
      </div>
    </Dialog>
  );
}
