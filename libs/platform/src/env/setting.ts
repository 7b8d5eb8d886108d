/** Why the start was stopped: each line names the setting and says what it takes. */
export class SettingsProblem extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'SettingsProblem';
  }
}

/** Reads single settings and keeps what was wrong, so that one start names every mistake at once. */
export class SettingReader {
  readonly wrong: string[] = [];

  constructor(private readonly source: Readonly<Record<string, string | undefined>>) {}

  /** The trimmed value, or undefined when the setting is absent or empty: compose files pass empty strings. */
  text(name: string): string | undefined {
    const value = this.source[name]?.trim();
    return value ? value : undefined;
  }

  has(name: string): boolean {
    return this.text(name) !== undefined;
  }

  refuse(name: string, sentence: string): void {
    this.wrong.push(`${name} ${sentence}`);
  }

  whole(name: string, fallback: number, min: number, max: number): number {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
    if (number >= min && number <= max) return number;
    this.refuse(name, `must be a whole number from ${min} to ${max}, not "${value}".`);
    return fallback;
  }

  flag(name: string, fallback: boolean): boolean {
    const value = this.text(name)?.toLowerCase();
    if (value === undefined) return fallback;
    if (['1', 'true', 'yes', 'on'].includes(value)) return true;
    if (['0', 'false', 'no', 'off'].includes(value)) return false;
    this.refuse(name, `must be 1 or 0, not "${value}".`);
    return fallback;
  }

  oneOf<T extends string>(name: string, values: readonly T[], fallback: T): T {
    const value = this.text(name)?.toLowerCase();
    if (value === undefined) return fallback;
    const found = values.find((each) => each === value);
    if (found !== undefined) return found;
    this.refuse(name, `must be one of ${values.join(', ')}, not "${value}".`);
    return fallback;
  }

  /** A PostgreSQL address; the value itself never appears in the sentence, it holds a password. */
  postgresUrl(name: string): string | null {
    const value = this.text(name);
    if (value === undefined) return null;
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (url && ['postgres:', 'postgresql:'].includes(url.protocol) && url.pathname.length > 1) return value;
    this.refuse(name, 'must look like postgres://user:password@host:5432/database.');
    return null;
  }

  origin(name: string): string | null {
    const value = this.text(name);
    if (value === undefined) return null;
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (url && ['http:', 'https:'].includes(url.protocol) && url.origin === value.replace(/\/$/, '')) return url.origin;
    this.refuse(name, `must be an origin such as https://layanan.example.go.id, without a path, not "${value}".`);
    return null;
  }
}
