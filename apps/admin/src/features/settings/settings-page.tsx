import {
  IconBuildingBank,
  IconBuildingCommunity,
  IconCalendarHeart,
  IconCalendarTime,
  IconClock,
  IconDeviceTablet,
  IconDoorExit,
  IconDoorOff,
  IconFileText,
  IconHeartbeat,
  IconHelpCircle,
  IconHourglass,
  IconId,
  IconListCheck,
  IconMail,
  IconMessage2Cog,
  IconPackageOff,
  IconPlugConnected,
  IconStar,
  IconUserCheck,
  IconUsers,
  IconWebhook,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { isDemo, usePlace } from '../../api/place.js';
import { useMay } from '../../api/session.queries.js';
import { type SETTINGS_PAGES, settingsPages } from '../../lib/settings-pages.js';
import { Forbidden } from '../../ui/dead-end.js';
import { Page } from '../../ui/page.js';
import css from './settings.module.css';

const ICONS: Record<(typeof SETTINGS_PAGES)[number]['name'], ComponentType<{ size: number; stroke: number }>> = {
  places: IconBuildingBank,
  offices: IconBuildingCommunity,
  hours: IconClock,
  slot_rules: IconCalendarTime,
  stock: IconPackageOff,
  day_rules: IconHourglass,
  calls: IconHelpCircle,
  holidays: IconCalendarHeart,
  closures: IconDoorOff,
  devices: IconDeviceTablet,
  staff: IconUsers,
  approvers: IconUserCheck,
  providers: IconId,
  catalogue: IconFileText,
  health: IconHeartbeat,
  reference: IconStar,
  clients: IconPlugConnected,
  webhooks: IconWebhook,
  templates: IconMessage2Cog,
  mail: IconMail,
  set_up: IconListCheck,
  leave_demo: IconDoorExit,
};

/** The way to everything that is set once and seldom changed; only what this person may open. */
export function SettingsPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { office } = usePlace();
  const pages = settingsPages(may, isDemo(office));
  if (pages.length === 0) return <Forbidden permission="settings" />;
  return (
    <Page title={t('nav.settings')}>
      <ul className={css.pages}>
        {pages.map((page) => {
          const Icon = ICONS[page.name];
          return (
            <li key={page.name}>
              <Link to={page.to} className={css.page}>
                <Icon size={20} stroke={1.75} />
                <span className={css.words}>
                  <strong>{t(`settings.${page.name}`)}</strong>
                  <span className={css.about}>{t(`settings.about.${page.name}`)}</span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </Page>
  );
}
