import { Injectable } from '@nestjs/common';
import { Db, nameKeys, type StaffPrincipal, Vault } from '@buka-pintu/platform';
import { OfficeNames } from '../office-names.js';
import { StaffDirectory } from '../staff/staff.service.js';
import type { AccessPeriod } from './access-log.dto.js';
import { AccessSearches } from './access-searches.service.js';
import type { UnusualAccessView, UnusualFindingView } from './unusual-access.dto.js';
import { type Finding, findingsOf, linesNamed, linesOfSurname, readersIn, staffIn } from './unusual-access.queries.js';
import { RULES, type UnusualRuleCode } from './unusual-rules.js';

type Found = Finding & { rule: UnusualRuleCode };

/** Looks through the access log for what should be asked about. It judges nobody: a person reads the findings. */
@Injectable()
export class UnusualAccess {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly searches: AccessSearches,
    private readonly staff: StaffDirectory,
    private readonly offices: OfficeNames,
  ) {}

  async of(caller: StaffPrincipal, asked: AccessPeriod): Promise<UnusualAccessView> {
    const { offices, from, until } = await this.searches.periodOf(caller, asked);
    const found: Found[] = [];
    const codes = new Map<number, string>();
    let lines = 0;
    for (const { officeId, code, zone = 'Asia/Jakarta' } of await this.offices.of(offices)) {
      codes.set(officeId, code);
      const looked = await this.inOffice({ officeId, from, until, zone });
      lines += looked.lines;
      found.push(...looked.found);
    }
    const names = await this.staff.names(found.map(({ actorId }) => actorId));
    return { lines, findings: found.map((one) => findingView(one, codes.get(one.officeId) ?? '', names)) };
  }

  private async inOffice(period: Parameters<typeof findingsOf>[2]): Promise<{ lines: number; found: Found[] }> {
    const readers = await readersIn(this.db, period);
    const found: Found[] = [];
    const take = (rule: UnusualRuleCode, findings: Finding[]): void => {
      found.push(...findings.map((finding) => ({ ...finding, rule })));
    };
    for (const rule of ['many_persons', 'out_of_hours', 'no_open_case', 'again_and_again'] as const)
      take(rule, await findingsOf(this.db, rule, period));
    const here = await this.staff.names(await staffIn(this.db, period.officeId));
    take(
      'colleague',
      await linesNamed(
        this.db,
        period,
        [...here.values()].map((name) => nameKeys(this.vault, name).nameKey),
      ),
    );
    const readerNames = await this.staff.names(readers.ids);
    const surnames = [...readerNames].flatMap(([id, name]) => {
      const { surnameKey } = nameKeys(this.vault, name);
      return surnameKey ? [{ id, surnameKey }] : [];
    });
    take('same_surname', await linesOfSurname(this.db, period, surnames));
    return { lines: readers.lines, found };
  }
}

function findingView(
  { rule, actorId, count, firstAt, lastAt, records }: Found,
  officeCode: string,
  names: ReadonlyMap<string, string>,
): UnusualFindingView {
  const { name, explains } = RULES[rule];
  return {
    rule,
    name,
    explanation: explains,
    officer: { id: actorId, name: names.get(actorId) ?? null },
    officeCode,
    count,
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
    records,
  };
}
