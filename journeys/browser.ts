import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

/** The screens the house is lived in: an old office monitor, a citizen's phone, a television. */
export const SCREENS = {
  office: { width: 1366, height: 768 },
  phone: { width: 390, height: 844 },
  television: { width: 1920, height: 1080 },
} as const;

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ARTIFACTS = join(import.meta.dirname, '..', 'artifacts', 'journeys');
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const TEXTS = join(import.meta.dirname, '../apps/admin/src/locales/id.json');
const LOOK_EVERY_MS = 50;
const STEADY_LOOKS = 6;

/** The system's Chromium; nothing is downloaded. */
export function openBrowser(args: string[] = [], env: Record<string, string> = {}): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? CHROMIUM.find((path) => existsSync(path));
  if (!executablePath) throw new Error('The journeys need Chromium: apt-get install chromium, or set CHROMIUM=<path>.');
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...args,
    ],
  });
}

/** `signIn.name`: by its dot told from any word that is shown. */
function keysOf(texts: object, before = ''): string[] {
  return Object.entries(texts).flatMap(([name, text]: [string, unknown]) =>
    typeof text === 'object' && text !== null ? keysOf(text, `${before}${name}.`) : [`${before}${name}`],
  );
}

/** Somebody in front of a screen. Whatever page they come to is checked on arrival, so that nobody can forget it. */
export class Visitor {
  /** What went wrong in the page itself: uncaught errors, refused scripts, requests that left for other hosts. */
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
  ) {
    page.on('pageerror', (error) => this.complaints.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy|Refused to/i.test(message.text()))
        this.complaints.push(message.text());
    });
  }

  static async enter(browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<Visitor> {
    const context = await browser.newContext({
      viewport: SCREENS.office,
      locale: 'id-ID',
      baseURL: origin,
      ...options,
    });
    context.setDefaultTimeout(15_000);
    const visitor = new Visitor(await context.newPage(), context);
    await context.route(
      (url) => url.origin !== origin && url.protocol.startsWith('http'),
      (route) => {
        visitor.complaints.push(`asked another host: ${route.request().url()}`);
        return route.abort();
      },
    );
    return visitor;
  }

  /** Goes to an address and arrives there. */
  async goTo(path: string, name: string): Promise<void> {
    await this.page.goto(path);
    await this.arrive(name);
  }

  /**
   * What every arrival at a page entails: it has settled, axe finds nothing serious, nothing broke, and a screenshot is
   * kept under artifacts/.
   * @throws Error that names each finding and where it is
   */
  async arrive(name: string): Promise<void> {
    // Streams stay open for ever, so the network never falls idle: a page is there when it has its heading and nothing on
    // it says that it is still loading. A check of an empty frame would find nothing wrong.
    // It must stay so for a moment: between two pages the old heading still stands, and then nothing does.
    await this.page.evaluate(() => delete document.documentElement.dataset['steady']);
    await this.page.waitForFunction(
      (wanted) => {
        const { body, documentElement: root } = document;
        const loading = document.querySelector('[aria-busy="true"]') || /Memuat…|Loading…/.test(body.innerText);
        const steady = document.querySelector('h1') && !loading ? Number(root.dataset['steady'] ?? 0) + 1 : 0;
        root.dataset['steady'] = String(steady);
        return steady >= wanted;
      },
      STEADY_LOOKS,
      { polling: LOOK_EVERY_MS },
    );
    await this.page.evaluate(() => document.fonts.ready.then(() => undefined));
    mkdirSync(ARTIFACTS, { recursive: true });
    const width = this.page.viewportSize()?.width ?? 0;
    await this.page.screenshot({ path: join(ARTIFACTS, `${name}-${width}.png`), animations: 'disabled' });
    const findings = await this.axe();
    const wrong = [...findings, ...(await this.bareKeys()), ...this.complaints.splice(0)];
    if (wrong.length > 0) throw new Error(`${name}:\n${wrong.join('\n')}`);
  }

  /** Names of texts where the texts themselves should stand: they had not come yet, or nobody wrote them. */
  private bareKeys(): Promise<string[]> {
    return this.page.evaluate(
      (keys) => {
        const known = new Set(keys);
        const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const bare: string[] = [];
        while (nodes.nextNode()) {
          const text = nodes.currentNode.textContent?.trim() ?? '';
          if (known.has(text)) bare.push(`a key instead of a text: ${text}`);
        }
        return bare;
      },
      keysOf(JSON.parse(readFileSync(TEXTS, 'utf8')) as object),
    );
  }

  private async axe(): Promise<string[]> {
    // CSP forbids injected script tags; the debugger's evaluation is not one.
    await this.page.evaluate(AXE);
    return this.page.evaluate(async () => {
      type Found = {
        id: string;
        impact: string | null;
        nodes: { target: unknown[]; any: { data: { messageKey?: string } | null }[] }[];
      };
      type Results = { violations: Found[]; incomplete: Found[] };
      const axe = (window as unknown as { axe: { run(): Promise<Results> } }).axe;
      const { violations, incomplete } = await axe.run();
      // Words in exactly the colour of their ground are "perhaps hidden on purpose" to axe. Here they never are.
      const unseen = incomplete.flatMap((found) => {
        const nodes = found.nodes.filter(({ any }) => any.some(({ data }) => data?.messageKey === 'equalRatio'));
        return nodes.length > 0 ? [{ ...found, impact: 'serious', nodes }] : [];
      });
      return [...violations, ...unseen]
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(
          ({ id, impact, nodes }) =>
            `axe ${impact}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
        );
    });
  }

  leave(): Promise<void> {
    return this.context.close();
  }
}
