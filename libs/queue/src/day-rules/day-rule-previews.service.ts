import { addDays, Db, demand, type Principal } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import type { DayRule } from '../day/day-rule.js';
import { DayRules } from '../day/day-rules.service.js';
import { recordOffice } from '../record-office.js';
import { LANES } from '../supply/lane.js';
import { Points } from '../tickets/points.service.js';
import type { DayRulePreviewRequest, DayRulePreviewView } from './day-rule.dto.js';
import { EDIT_DAY_RULES, ruleOf } from './day-rule-editor.service.js';
import { quantileOf, replayDay, type Wait } from './replay.js';
import { servedVisits, sittingsOf } from './replay.queries.js';

const DAYS = 7;
/** Fewer visits than these say more about who came than about the rule. */
const ENOUGH = 60;
const ENOUGH_OF_A_LANE = 10;

/** What a day rule would have done: last week's people, counters and needs, called anew by the house's own order. */
@Injectable()
export class DayRulePreviews {
  constructor(
    private readonly db: Db,
    private readonly points: Points,
    private readonly rules: DayRules,
  ) {}

  /**
   * Both sides are replayed, so that they differ by the rule alone; counters serve everything and don't pause in it.
   * @throws not_found for another office's service point
   */
  async look(caller: Principal, { servicePointId, rule }: DayRulePreviewRequest): Promise<DayRulePreviewView> {
    const officeId = recordOffice(servicePointId);
    demand(caller, officeId, EDIT_DAY_RULES);
    const { today } = await this.points.at(officeId, servicePointId);
    const span = { officeId, servicePointId, from: addDays(today, -DAYS), to: addDays(today, -1) };
    const visits = await servedVisits(this.db, span);
    const sittings = await sittingsOf(this.db, span);
    const play = (by: DayRule): Wait[] =>
      [...new Set(visits.map((visit) => visit.on_day))].flatMap((day) => {
        const came = visits
          .filter((visit) => visit.on_day === day)
          .map(({ id, lane, issued_at, starts_at, seconds }) => ({
            ...{ id, lane, arrivedAt: issued_at.getTime() },
            ...{ slotStartsAt: starts_at?.getTime() ?? null, needs: seconds * 1000 },
          }));
        const counters = sittings
          .filter((sitting) => sitting.on_day === day && sitting.closed_at)
          .map((sitting) => ({ from: sitting.opened_at.getTime(), to: sitting.closed_at!.getTime() }));
        return replayDay(came, counters, by);
      });
    const before = play(await this.rules.of(officeId, servicePointId, today));
    const after = play(ruleOf(rule));
    const enough = before.length >= ENOUGH;
    const minutes = (waits: Wait[], share: number): number =>
      Math.round(
        quantileOf(
          waits.map((it) => it.inRoom),
          share,
        ),
      );
    return {
      ...{ from: span.from, to: span.to, visits: before.length, enough },
      lanes: LANES.flatMap((lane) => {
        const [was, would] = [before, after].map((waits) => waits.filter((it) => it.lane === lane)) as [Wait[], Wait[]];
        if (!enough || was.length < ENOUGH_OF_A_LANE) return [];
        return [
          {
            ...{ lane, visits: was.length, p50Before: minutes(was, 0.5), p90Before: minutes(was, 0.9) },
            ...{ p50After: minutes(would, 0.5), p90After: minutes(would, 0.9) },
          },
        ];
      }),
      ...{ longestBefore: enough ? minutes(before, 1) : 0, longestAfter: enough ? minutes(after, 1) : 0 },
    };
  }
}
