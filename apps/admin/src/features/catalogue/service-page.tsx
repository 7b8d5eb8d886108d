import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { currentLocale } from '../../lib/i18n.js';
import { FilterTabs } from '../../ui/filter-tabs.js';
import { AfterAWhile } from '../../ui/after-a-while.js';
import { KeptElsewhere } from '../../ui/kept-elsewhere.js';
import { Page } from '../../ui/page.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { RequireAccess } from '../../ui/require-access.js';
import css from './catalogue.module.css';
import { serviceQuery, type EditedService } from './catalogue.queries.js';
import { AboutTab } from './about-tab.js';
import { FeesTab } from './fees-tab.js';
import { HistoryTab } from './history-tab.js';
import { OfficesTab } from './offices-tab.js';
import { RequirementsTab } from './requirements-tab.js';
import { ServiceHead } from './service-head.js';
import { StandardTab } from './standard-tab.js';
import type { TabProps } from './tab.js';

const TABS = ['standard', 'about', 'requirements', 'fees', 'offices', 'history'] as const;
type Tab = (typeof TABS)[number];

export function ServicePage() {
  return (
    <RequireAccess permission="catalogue:services:read">
      <Service />
    </RequireAccess>
  );
}

/** One service of the catalogue. The address holds the tab and the open line, so that a colleague can be sent there. */
function Service() {
  const { t } = useTranslation();
  const { serviceCode } = useParams({ from: '/shell/settings/catalogue/$serviceCode' });
  const search = useSearch({ from: '/shell/settings/catalogue/$serviceCode' });
  const navigate = useNavigate();
  const service = useQuery(serviceQuery(serviceCode));
  const tab = TABS.find((one) => one === search.tab) ?? 'standard';
  const go = (to: Tab, line?: string): void =>
    void navigate({
      to: '/settings/catalogue/$serviceCode',
      params: { serviceCode },
      search: { tab: to, ...(line === undefined ? {} : { line }) },
      replace: true,
    });

  return (
    <Page
      title={service.data?.name[currentLocale()] ?? t('settings.catalogue')}
      note={
        <Link to="/settings/catalogue" className={css.back}>
          ← {t('settings.catalogue')}
        </Link>
      }
    >
      {service.error ? <ProblemBanner error={service.error} onRetry={() => void service.refetch()} /> : null}
      {service.data ? (
        <>
          <KeptElsewhere />
          <ServiceHead service={service.data} />
          <FilterTabs
            label={t('catalogue.tabs')}
            value={tab}
            onChange={(value) => go(TABS.find((one) => one === value) ?? 'standard')}
            options={TABS.map((value) => ({ value, label: t(`catalogue.tab.${value}`) }))}
          />
          <Content tab={tab} service={service.data} line={search.line} go={go} />
        </>
      ) : (
        !service.error && (
          <AfterAWhile>
            <p role="status">{t('list.loading')}</p>
          </AfterAWhile>
        )
      )}
    </Page>
  );
}

function Content(props: {
  tab: Tab;
  service: EditedService;
  line: string | undefined;
  go: (tab: Tab, line?: string) => void;
}) {
  const { tab, service, line, go } = props;
  const shared: TabProps = { service, line, onLine: (next) => go(tab, next) };
  switch (tab) {
    case 'about':
      return <AboutTab service={service} />;
    case 'requirements':
      return <RequirementsTab {...shared} />;
    case 'fees':
      return <FeesTab {...shared} />;
    case 'offices':
      return <OfficesTab {...shared} />;
    case 'history':
      return <HistoryTab service={service} />;
    default:
      return <StandardTab {...shared} onTab={(to) => go(to)} />;
  }
}
