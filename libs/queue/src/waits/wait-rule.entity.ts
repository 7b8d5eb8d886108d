import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An office's own numbers for telling waits from a day on, for one service point or, without one, for all. */
@Entity({ name: 'wait_rule' })
export class WaitRuleRow {
  @PrimaryColumn('integer') officeId: number;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) servicePointId: string | null;
  @Column('date') validFrom: string;
  /** Fewer spells at counters in the recent days than this, and only the people before one are told. */
  @Column('integer') fewestSpells: number;
  @Column('integer') recentDays: number;
  /** After so many days a spell counts half. */
  @Column('integer') halfLifeDays: number;
  /** A notice is written when so many, or fewer, are before one. */
  @Column('integer') noticeBefore: number;
  /** And again when the place differs by so many from what was told. */
  @Column('integer') noticeAgain: number;
}

export type WaitRule = Pick<
  WaitRuleRow,
  'fewestSpells' | 'recentDays' | 'halfLifeDays' | 'noticeBefore' | 'noticeAgain'
>;

/** What holds until an office writes its own row. */
export const DEFAULT_WAIT_RULE: WaitRule = {
  fewestSpells: 40,
  recentDays: 28,
  halfLifeDays: 7,
  noticeBefore: 3,
  noticeAgain: 6,
};
