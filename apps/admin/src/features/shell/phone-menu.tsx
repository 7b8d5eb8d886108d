import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Rail } from './rail.js';
import css from './shell.module.css';

/** The rail on a phone, over the page. Fetched when it is asked for first: what a drawer stands on is a twentieth of the first load. */
export function PhoneMenu(props: { opened: boolean; onClose: () => void; onSearch: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={props.opened}
      onClose={props.onClose}
      size={272}
      withCloseButton={false}
      padding={0}
      title={t('shell.rail')}
      classNames={{ header: css.hidden!, content: css.drawer!, body: css.drawerBody! }}
    >
      <Rail onSearch={props.onSearch} />
    </Drawer>
  );
}
