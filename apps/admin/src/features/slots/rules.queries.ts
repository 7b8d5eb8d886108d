import { queryOptions } from '@tanstack/react-query';
import type { staffApi } from '@buka-pintu/client';
import { api, intend, take } from '../../api/client.js';

export type Rule = staffApi.SlotRuleView;
export type RuleChange = staffApi.SlotRuleChange;
export type RuleEffect = staffApi.SlotRulePreviewView;
export type RuleQuestion = staffApi.SlotRulePreviewRequest;

/** All rules of a service point, oldest first. */
export const rulesQuery = (servicePointId: string) =>
  queryOptions({
    queryKey: ['slot-rules', servicePointId],
    queryFn: ({ signal }) => take(api.GET('/v1/queue/slot-rules', { params: { query: { servicePointId } }, signal })),
    enabled: servicePointId !== '',
  });

const by = (id: string, version: number) => ({ path: { id }, header: { 'If-Match': `"${version}"` } });

/** What it would do; nothing is saved. */
export const lookAtRule = (body: RuleQuestion): Promise<RuleEffect> =>
  take(api.POST('/v1/queue/slot-rule-previews', { body }));

/** @param form the form it was written in: the same form sent twice is one rule */
export const addRule = (servicePointId: string, form: string, body: RuleChange): Promise<Rule> =>
  intend(['slot-rule', form, body], (header) =>
    api.POST('/v1/queue/slot-rules', { params: { header }, body: { servicePointId, ...body } }),
  );
export const changeRule = (id: string, version: number, body: RuleChange): Promise<Rule> =>
  take(api.PUT('/v1/queue/slot-rules/{id}', { params: by(id, version), body }));
export const removeRule = (id: string, version: number) =>
  take(api.DELETE('/v1/queue/slot-rules/{id}', { params: by(id, version) }));

/** The rule that holds on a day: one with a last day before one without, and of these the one that began last. */
export function ruleOn(rules: readonly Rule[], day: string): Rule | undefined {
  const holding = rules.filter((rule) => rule.validFrom <= day && (rule.validTo === null || day <= rule.validTo));
  return holding.filter((rule) => rule.validTo !== null).at(-1) ?? holding.at(-1);
}
