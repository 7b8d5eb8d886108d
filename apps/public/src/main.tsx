import '@buka-pintu/look/index.css';
import './page.css';
import { render, type ComponentType } from 'preact';
import { lang } from './i18n';

/** Each page is its own chunk: a television never loads the citizen's page, a weak phone never the board. */
async function pageAt(path: string): Promise<ComponentType> {
  const board = /^\/board\/([^/]+)\/?$/.exec(path)?.[1];
  if (board) {
    const { Board } = await import('./board/board');
    return () => <Board code={decodeURIComponent(board).toUpperCase()} />;
  }
  if (/^\/t\/?$/.test(path)) return (await import('./ticket/my-booking')).MyBooking;
  if (/^\/mine\/?$/.test(path)) return (await import('./mine/my-things')).MyThings;
  if (/^\/kiosk\/?$/.test(path)) return (await import('./kiosk/kiosk')).Kiosk;
  if (path === '/') return (await import('./home/home')).Home;
  return (await import('./home/not-found')).NotFound;
}

const root = document.getElementById('page');
document.documentElement.lang = lang();
if (matchMedia('(prefers-color-scheme: dark)').matches) document.documentElement.dataset['theme'] = 'dark';
// No top-level await: the oldest televisions don't know it.
void pageAt(location.pathname).then((Page) => root && render(<Page />, root));
