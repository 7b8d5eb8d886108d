import { Id, Instant, Localized, OneOf, Whole } from '../../shapes/field.js';
import { CHAIN_FAULTS, type ChainFault } from './chain.js';

export const CHECK_STATES = ['running', 'sound', 'broken', 'failed'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

export class LedgerCheckView {
  @Id() id: string;
  @OneOf(CHECK_STATES, { description: '`failed`: it broke off and says nothing about the ledger; ask again' })
  state: CheckState;
  @Instant() startedAt: string;
  @Instant({ nullable: true }) finishedAt: string | null;
  @Whole({ nullable: true, max: Number.MAX_SAFE_INTEGER, description: 'How many events were read' })
  events: number | null;
  @Whole({ nullable: true, description: 'How many signed earlier states the chain was held against' })
  anchors: number | null;
  @Whole({
    nullable: true,
    max: Number.MAX_SAFE_INTEGER,
    description: 'The first position where the chain does not hold',
  })
  brokenAt: number | null;
  @OneOf(CHAIN_FAULTS, { nullable: true }) fault: ChainFault | null;
  @Localized({ description: 'The result in words' }) summary: { id: string; en: string };
}
