import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Requirements of which one is enough. */
@Entity({ name: 'requirement_group' })
export class RequirementGroup {
  @PrimaryColumn({ type: 'text' })
  serviceCode: string;

  @PrimaryColumn({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  nameId: string;

  @Column({ type: 'text' })
  nameEn: string;
}
