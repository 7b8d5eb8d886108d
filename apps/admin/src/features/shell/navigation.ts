import {
  IconBuildingStore,
  IconCalendarWeek,
  IconChartBar,
  IconClipboardText,
  IconDeviceDesktopAnalytics,
  IconFileImport,
  IconLayoutBoard,
  IconMessages,
  IconSettings,
  IconShieldSearch,
  IconUserCheck,
  IconUsersGroup,
} from '@tabler/icons-react';
import { SETTINGS_PAGES } from '../../lib/settings-pages.js';

/** The day's work, in the order in which it comes; a page is shown to who holds one of its permissions. */
export const NAVIGATION = [
  { name: 'today', to: '/today', icon: IconDeviceDesktopAnalytics, permissions: ['queue:days:read'] },
  {
    name: 'staffBoard',
    to: '/staff-board',
    icon: IconLayoutBoard,
    permissions: ['queue:alarms:acknowledge', 'queue:alarms:set'],
  },
  { name: 'counter', to: '/counter', icon: IconBuildingStore, permissions: ['queue:counters:open'] },
  { name: 'desk', to: '/desk', icon: IconUserCheck, permissions: ['queue:check-ins:create', 'queue:bookings:read'] },
  { name: 'imports', to: '/imports', icon: IconFileImport, permissions: ['queue:visitors:import'] },
  { name: 'paper', to: '/paper', icon: IconClipboardText, permissions: ['queue:paper:manage'] },
  { name: 'rosters', to: '/rosters', icon: IconUsersGroup, permissions: ['queue:rosters:read'] },
  { name: 'slots', to: '/slots', icon: IconCalendarWeek, permissions: ['queue:slots:read'] },
  { name: 'reports', to: '/reports', icon: IconChartBar, permissions: ['queue:figures:read'] },
  { name: 'messages', to: '/messages', icon: IconMessages, permissions: ['platform:messages:read'] },
  {
    name: 'audit',
    to: '/audit',
    icon: IconShieldSearch,
    permissions: ['identity:access-log:read', 'platform:ledger:verify', 'platform:privacy:manage'],
  },
  {
    name: 'settings',
    to: '/settings',
    icon: IconSettings,
    permissions: SETTINGS_PAGES.flatMap((page): readonly string[] => page.permissions),
  },
] as const;

export function openPages(may: (permission: string) => boolean) {
  return NAVIGATION.filter((page) => page.permissions.some(may));
}

/** Where a person lands: an officer who opens counters at the counter, everyone else at the first page they have. */
export function firstPage(may: (permission: string) => boolean) {
  return may('queue:counters:open') ? '/counter' : openPages(may)[0]?.to;
}
