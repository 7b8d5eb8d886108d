import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconChevronDown, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { standAt, usePlace } from '../../api/place.js';
import { sessionQuery, useMay, useMoveTo } from '../../api/session.queries.js';
import { Mark } from '../../ui/mark.js';
import { AccountMenu } from './account-menu.js';
import { ConnectionState } from './connection-state.js';
import { openPages } from './navigation.js';
import css from './rail.module.css';

/** Where am I, where can I go, is the line up, who am I: the four things the rail answers, from top to bottom. */
export function Rail(props: { onSearch: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <div className={css.rail}>
      <div className={css.brand}>
        <Mark size={28} />
        <strong>Buka Pintu</strong>
      </div>
      <PlaceSwitch />
      <UnstyledButton className={css.link} onClick={props.onSearch} aria-keyshortcuts="Control+K">
        <IconSearch size={18} stroke={1.75} aria-hidden />
        {t('commands.open')}
        <span className={css.shortcut} aria-hidden>
          Ctrl K
        </span>
      </UnstyledButton>
      <nav className={css.nav} aria-label={t('shell.navigation')}>
        {openPages(may).map((page) => (
          <Link key={page.name} to={page.to} className={css.link} activeProps={{ 'aria-current': 'page' }}>
            <page.icon size={18} stroke={1.75} aria-hidden />
            {t(`nav.${page.name}`)}
          </Link>
        ))}
      </nav>
      <div className={css.foot}>
        <ConnectionState />
        <AccountMenu />
      </div>
    </div>
  );
}

function PlaceSwitch() {
  const { t } = useTranslation();
  const { office, officeName, servicePoint, missing } = usePlace();
  const session = useQuery(sessionQuery).data;
  const moveTo = useMoveTo();
  const offices = session?.offices ?? [];

  return (
    <Menu position="bottom-start" width={264} offset={4}>
      <Menu.Target>
        <UnstyledButton className={css.place}>
          <span className={css.placeWords}>
            <span className={css.office}>{missing ? t('noOffice.short') : officeName}</span>
            {servicePoint && servicePoint.name !== officeName && <span className={css.point}>{servicePoint.name}</span>}
          </span>
          <IconChevronDown size={16} aria-hidden />
          <VisuallyHidden>{t('shell.changePlace')}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.servicePoint')}</Menu.Label>
        {office?.servicePoints.map((point) => (
          <Menu.Item
            key={point.code}
            onClick={() => standAt(point.code)}
            rightSection={
              point.code === servicePoint?.code ? <IconCheck size={16} aria-label={t('shell.chosen')} /> : null
            }
          >
            {point.name}
          </Menu.Item>
        ))}
        {offices.length > 1 && (
          <>
            <Menu.Divider />
            <Menu.Label>{t('shell.office')}</Menu.Label>
            {offices.map((other) => (
              <Menu.Item
                key={other.code}
                onClick={() => void moveTo(other.code)}
                rightSection={
                  other.code === session?.officeCode ? <IconCheck size={16} aria-label={t('shell.chosen')} /> : null
                }
              >
                {other.name}
              </Menu.Item>
            ))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
