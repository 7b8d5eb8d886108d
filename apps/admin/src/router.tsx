import type { QueryClient } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { isSetUp, usePlace } from './api/place.js';
import { isSignedOut } from './api/problems.js';
import { sessionQuery, useMay } from './api/session.queries.js';
import { firstPage } from './features/shell/navigation.js';
import { lazyPage } from './lib/lazy-page.js';
import { recall } from './lib/remembered.js';
import { words } from './lib/search-words.js';
import { Broken, Forbidden, NotFound } from './ui/dead-end.js';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  // The last three come from an identity provider and are taken out of the address by the page.
  validateSearch: words('to', 'officer', 'code', 'state', 'iss'),
  component: lazyRouteComponent(() => import('./features/sign-in/sign-in-page.js'), 'SignInPage'),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queries.ensureQueryData(sessionQuery);
    } catch (error) {
      if (!isSignedOut(error)) throw error;
      throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { to: location.href } });
    }
  },
  component: lazyRouteComponent(() => import('./features/shell/shell.js'), 'Shell'),
});

const home = createRoute({ getParentRoute: () => shell, path: '/', component: Home });

/** Whoever could set up an office that nobody has set up, or was about to, has nothing else to do first. */
function Home() {
  const may = useMay();
  const { office, missing, pending } = usePlace();
  const page = firstPage(may);
  if (may('offices:offices:create') && pending) return null;
  const unfinished = missing || (office && !isSetUp(office)) || recall('setUp') !== null;
  if (may('offices:offices:create') && unfinished) return <Navigate to="/set-up" replace />;
  return page ? <Navigate to={page} replace /> : <Forbidden permission="queue:*" />;
}

const today = createRoute({
  getParentRoute: () => shell,
  path: '/today',
  component: lazyPage(() => import('./features/today/today-page.js'), 'TodayPage'),
});

const staffBoard = createRoute({
  getParentRoute: () => shell,
  path: '/staff-board',
  validateSearch: words('wall', 'suspend'),
  component: lazyPage(() => import('./features/staff-board/staff-board-page.js'), 'StaffBoardPage'),
});

const paper = createRoute({
  getParentRoute: () => shell,
  path: '/paper',
  validateSearch: words('on'),
  component: lazyPage(() => import('./features/paper/paper-page.js'), 'PaperPage'),
});

const counters = createRoute({
  getParentRoute: () => shell,
  path: '/counter',
  validateSearch: words('choose'),
  component: lazyRouteComponent(() => import('./features/counter/choose-counter-page.js'), 'ChooseCounterPage'),
});

const counter = createRoute({
  getParentRoute: () => shell,
  path: '/counter/$counterId',
  component: lazyRouteComponent(() => import('./features/counter/console-page.js'), 'ConsolePage'),
});

const desk = createRoute({
  getParentRoute: () => shell,
  path: '/desk',
  validateSearch: words('find', 'state', 'on', 'open', 'visitor'),
  component: lazyPage(() => import('./features/desk/desk-page.js'), 'DeskPage'),
});

const imports = createRoute({
  getParentRoute: () => shell,
  path: '/imports',
  component: lazyPage(() => import('./features/imports/imports-page.js'), 'ImportsPage'),
});

const rosters = createRoute({
  getParentRoute: () => shell,
  path: '/rosters',
  validateSearch: words('state', 'open'),
  component: lazyPage(() => import('./features/rosters/rosters-page.js'), 'RostersPage'),
});

const slots = createRoute({
  getParentRoute: () => shell,
  path: '/slots',
  validateSearch: words('week'),
  component: lazyPage(() => import('./features/slots/slots-page.js'), 'SlotsPage'),
});

const reports = createRoute({
  getParentRoute: () => shell,
  path: '/reports',
  validateSearch: words('from', 'to', 'by', 'point', 'lane', 'service', 'counter', 'channel'),
  component: lazyPage(() => import('./features/reports/reports-page.js'), 'ReportsPage'),
});

const messages = createRoute({
  getParentRoute: () => shell,
  path: '/messages',
  validateSearch: words('state', 'open'),
  component: lazyPage(() => import('./features/messages/messages-page.js'), 'MessagesPage'),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyPage(() => import('./features/settings/settings-page.js'), 'SettingsPage'),
});

const places = createRoute({
  getParentRoute: () => shell,
  path: '/settings/places',
  validateSearch: words('open', 'at'),
  component: lazyPage(() => import('./features/offices/places-page.js'), 'PlacesPage'),
});

const officeList = createRoute({
  getParentRoute: () => shell,
  path: '/settings/offices',
  validateSearch: words('open'),
  component: lazyPage(() => import('./features/office-list/office-list-page.js'), 'OfficeListPage'),
});

const reference = createRoute({
  getParentRoute: () => shell,
  path: '/settings/reference',
  component: lazyPage(() => import('./features/reference/reference-page.js'), 'ReferencePage'),
});

const hours = createRoute({
  getParentRoute: () => shell,
  path: '/settings/hours',
  validateSearch: words('point', 'open'),
  component: lazyPage(() => import('./features/offices/hours-page.js'), 'HoursPage'),
});

const slotRules = createRoute({
  getParentRoute: () => shell,
  path: '/settings/slot-rules',
  validateSearch: words('open', 'on'),
  component: lazyPage(() => import('./features/slots/rules-page.js'), 'RulesPage'),
});

const stock = createRoute({
  getParentRoute: () => shell,
  path: '/settings/stock',
  validateSearch: words('open'),
  component: lazyPage(() => import('./features/slots/stock-page.js'), 'StockPage'),
});

const dayRules = createRoute({
  getParentRoute: () => shell,
  path: '/settings/day-rules',
  validateSearch: words('open'),
  component: lazyPage(() => import('./features/order/day-rules-page.js'), 'DayRulesPage'),
});

const calls = createRoute({
  getParentRoute: () => shell,
  path: '/settings/calls',
  validateSearch: words('on', 'rule', 'open', 'cursor'),
  component: lazyPage(() => import('./features/order/calls-page.js'), 'CallsPage'),
});

const holidays = createRoute({
  getParentRoute: () => shell,
  path: '/settings/holidays',
  validateSearch: words('year', 'open'),
  component: lazyPage(() => import('./features/offices/year-page.js'), 'YearPage'),
});

const closures = createRoute({
  getParentRoute: () => shell,
  path: '/settings/closures',
  validateSearch: words('open'),
  component: lazyPage(() => import('./features/offices/closures-page.js'), 'ClosuresPage'),
});

const catalogue = createRoute({
  getParentRoute: () => shell,
  path: '/settings/catalogue',
  validateSearch: words('state', 'find'),
  component: lazyPage(() => import('./features/catalogue/catalogue-page.js'), 'CataloguePage'),
});

const newService = createRoute({
  getParentRoute: () => shell,
  path: '/settings/new-service',
  component: lazyPage(() => import('./features/catalogue/new-service-page.js'), 'NewServicePage'),
});

const service = createRoute({
  getParentRoute: () => shell,
  path: '/settings/catalogue/$serviceCode',
  validateSearch: words('tab', 'line'),
  component: lazyPage(() => import('./features/catalogue/service-page.js'), 'ServicePage'),
});

const staff = createRoute({
  getParentRoute: () => shell,
  path: '/settings/staff',
  validateSearch: words('state', 'open'),
  component: lazyPage(() => import('./features/staff/staff-page.js'), 'StaffPage'),
});

const staffImport = createRoute({
  getParentRoute: () => shell,
  path: '/settings/staff/import',
  component: lazyPage(() => import('./features/staff/import-page.js'), 'StaffImportPage'),
});

const account = createRoute({
  getParentRoute: () => shell,
  path: '/account',
  component: lazyPage(() => import('./features/account/account-page.js'), 'AccountPage'),
});

const audit = createRoute({
  getParentRoute: () => shell,
  path: '/audit',
  validateSearch: words('room', 'part'),
  component: lazyPage(() => import('./features/audit/audit-page.js'), 'AuditPage'),
});

const clients = createRoute({
  getParentRoute: () => shell,
  path: '/settings/clients',
  component: lazyPage(() => import('./features/clients/clients-page.js'), 'ClientsPage'),
});

const client = createRoute({
  getParentRoute: () => shell,
  path: '/settings/clients/$clientId',
  component: lazyPage(() => import('./features/clients/client-page.js'), 'ClientPage'),
});

const approvers = createRoute({
  getParentRoute: () => shell,
  path: '/settings/approvers',
  component: lazyPage(() => import('./features/approvers/approvers-page.js'), 'ApproversPage'),
});

const devices = createRoute({
  getParentRoute: () => shell,
  path: '/settings/devices',
  component: lazyPage(() => import('./features/devices/devices-page.js'), 'DevicesPage'),
});

const providers = createRoute({
  getParentRoute: () => shell,
  path: '/settings/providers',
  validateSearch: words('open'),
  component: lazyPage(() => import('./features/providers/providers-page.js'), 'ProvidersPage'),
});

const webhooks = createRoute({
  getParentRoute: () => shell,
  path: '/settings/webhooks',
  validateSearch: words('open'),
  component: lazyPage(() => import('./features/webhooks/webhooks-page.js'), 'WebhooksPage'),
});

const templates = createRoute({
  getParentRoute: () => shell,
  path: '/settings/templates',
  validateSearch: words('open'),
  component: lazyPage(() => import('./features/messages/templates-page.js'), 'TemplatesPage'),
});

const mail = createRoute({
  getParentRoute: () => shell,
  path: '/settings/mail',
  component: lazyPage(() => import('./features/messages/mail-page.js'), 'MailPage'),
});

const setUp = createRoute({
  getParentRoute: () => shell,
  path: '/set-up',
  validateSearch: words('step'),
  component: lazyPage(() => import('./features/set-up/set-up-page.js'), 'SetUpPage'),
});

const health = createRoute({
  getParentRoute: () => shell,
  path: '/settings/health',
  component: lazyPage(() => import('./features/health/health-page.js'), 'HealthPage'),
});

const leaveDemo = createRoute({
  getParentRoute: () => shell,
  path: '/settings/leave-demo',
  component: lazyPage(() => import('./features/leave-demo/leave-demo-page.js'), 'LeaveDemoPage'),
});

/** An unknown address still stands in the shell: whoever is lost needs the navigation most. */
const lost = createRoute({ getParentRoute: () => shell, path: '$', component: NotFound });

const tree = root.addChildren([
  signIn,
  shell.addChildren([
    home,
    today,
    staffBoard,
    paper,
    counters,
    counter,
    desk,
    imports,
    rosters,
    slots,
    reports,
    messages,
    audit,
    health,
    settings,
    officeList,
    reference,
    places,
    hours,
    slotRules,
    stock,
    dayRules,
    calls,
    holidays,
    closures,
    staff,
    staffImport,
    account,
    catalogue,
    newService,
    service,
    clients,
    client,
    approvers,
    devices,
    providers,
    webhooks,
    templates,
    mail,
    setUp,
    leaveDemo,
    lost,
  ]),
]);

/** @param start an address for tests; the browser's own when left out */
export function openRouter(queries: QueryClient, start?: string) {
  return createRouter({
    routeTree: tree,
    basepath: '/admin',
    context: { queries },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: ({ error, reset }) => <Broken error={error} reset={reset} />,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
    ...(start ? { history: createMemoryHistory({ initialEntries: [`/admin${start}`] }) } : {}),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof openRouter>;
  }
}
