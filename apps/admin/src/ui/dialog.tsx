import { Modal } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * A dialog that stands for as long as it is rendered. Whoever leaves it is where they were: the page takes a dialog out
 * whole, and with it Mantine's own way back.
 */
export function Dialog(props: { title: string; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  const opener = useRef(document.activeElement);
  useEffect(() => {
    const { current } = opener;
    return () => {
      if (current instanceof HTMLElement) setTimeout(() => current.isConnected && current.focus());
    };
  }, []);
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': t('form.close') }}
    >
      {props.children}
    </Modal>
  );
}
