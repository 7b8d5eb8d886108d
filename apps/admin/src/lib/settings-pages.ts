/**
 * The pages behind Settings, each for who holds one of its permissions. The rail shows Settings to whoever may open one of
 * them, the Settings page lists those that this person may.
 */
export const SETTINGS_PAGES = [
  { name: 'places', to: '/settings/places', permissions: ['offices:settings:read'] },
  { name: 'offices', to: '/settings/offices', permissions: ['offices:settings:read'] },
  { name: 'hours', to: '/settings/hours', permissions: ['offices:settings:read'] },
  { name: 'slot_rules', to: '/settings/slot-rules', permissions: ['queue:slots:edit'] },
  { name: 'stock', to: '/settings/stock', permissions: ['queue:stock:edit'] },
  { name: 'day_rules', to: '/settings/day-rules', permissions: ['queue:day-rules:edit'] },
  { name: 'calls', to: '/settings/calls', permissions: ['queue:calls:read'] },
  { name: 'holidays', to: '/settings/holidays', permissions: ['offices:settings:read'] },
  { name: 'closures', to: '/settings/closures', permissions: ['offices:settings:read'] },
  { name: 'devices', to: '/settings/devices', permissions: ['queue:devices:manage'] },
  { name: 'staff', to: '/settings/staff', permissions: ['identity:staff:manage'] },
  { name: 'approvers', to: '/settings/approvers', permissions: ['identity:approvers:manage'] },
  { name: 'providers', to: '/settings/providers', permissions: ['identity:sign-in-providers:manage'] },
  { name: 'catalogue', to: '/settings/catalogue', permissions: ['catalogue:services:read'] },
  { name: 'reference', to: '/settings/reference', permissions: ['offices:settings:read'] },
  { name: 'clients', to: '/settings/clients', permissions: ['identity:api-clients:manage'] },
  { name: 'webhooks', to: '/settings/webhooks', permissions: ['platform:webhooks:manage'] },
  { name: 'templates', to: '/settings/templates', permissions: ['platform:templates:manage'] },
  { name: 'mail', to: '/settings/mail', permissions: ['platform:messages:test'] },
  { name: 'set_up', to: '/set-up', permissions: ['offices:offices:create'] },
  { name: 'health', to: '/settings/health', permissions: ['platform:health:read'] },
  // Only where there is a demo to leave.
  { name: 'leave_demo', to: '/settings/leave-demo', permissions: ['offices:offices:create'], demoOnly: true },
] as const;

/** Those that this person may open in this office. */
export function settingsPages(may: (permission: string) => boolean, demo: boolean) {
  return SETTINGS_PAGES.filter((page) => page.permissions.some(may) && (demo || !('demoOnly' in page)));
}
