import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.queries.js';
import { Forbidden } from '../../ui/dead-end.js';
import { FilterTabs } from '../../ui/filter-tabs.js';
import { Page } from '../../ui/page.js';
import { AccessLog } from './access-log.js';
import { LedgerChecks } from './ledger-checks.js';
import { PrivacyRoom } from './privacy-room.js';
import { MANAGE_PRIVACY } from './privacy.queries.js';
import { Unusual } from './unusual.js';

const READ = 'identity:access-log:read';
const VERIFY = 'platform:ledger:verify';
const ROOMS = [
  { name: 'seen', permission: READ, show: AccessLog },
  { name: 'unusual', permission: READ, show: Unusual },
  { name: 'ledger', permission: VERIFY, show: LedgerChecks },
  { name: 'privacy', permission: MANAGE_PRIVACY, show: PrivacyRoom },
] as const;

/** Who saw whose data and why, what should be asked about, whether the history is whole, and what people ask of their data. */
export function AuditPage() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const { room } = useSearch({ from: '/shell/audit' });
  const rooms = ROOMS.filter(({ permission }) => may(permission));
  const open = rooms.find(({ name }) => name === room) ?? rooms[0];
  if (!open) return <Forbidden permission={READ} />;
  return (
    <Page title={t('nav.audit')} note={t(`audit.note.${open.name}`)}>
      <FilterTabs
        label={t('nav.audit')}
        value={open.name}
        onChange={(name) => void navigate({ to: '/audit', search: name ? { room: name } : {} })}
        options={rooms.map(({ name }) => ({ value: name, label: t(`audit.room.${name}`) }))}
      />
      <open.show />
    </Page>
  );
}
