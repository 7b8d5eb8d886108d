import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An office. Whole on every node; its number is part of every id that the office's records carry. */
@Entity({ name: 'office' })
export class Office {
  /** The office's number, 1..4095. */
  @PrimaryColumn({ type: 'integer' })
  id: number;

  /** Two to eight capitals or digits; the prefix of service point codes and of public codes. */
  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  name: string;

  /** IANA zone: Asia/Jakarta, Asia/Makassar or Asia/Jayapura. */
  @Column({ type: 'text' })
  zone: string;

  @Column({ type: 'text' })
  address: string;

  @Column({ type: 'text', nullable: true })
  phone: string | null;

  /** Its class, as the rules on immigration offices have it; null where nobody said. */
  @Column({ type: 'text', nullable: true })
  officeClass: string | null;

  /** Where it stands, "latitude, longitude" in degrees; null where nobody said. */
  @Column({ type: 'text', nullable: true })
  coordinates: string | null;

  /** The province it stands in, as its address writes it. */
  @Column({ type: 'text', nullable: true })
  province: string | null;

  /** A fictitious office: it may use simulators and says so on every page. */
  @Column({ type: 'boolean' })
  isDemo: boolean;

  /** The office that a test office mirrors; null for every other. */
  @Column({ type: 'integer', nullable: true })
  testOf: number | null;

  /** Whose test office it is. */
  @Column({ type: 'uuid', nullable: true })
  testClientId: string | null;

  /** Who calls and serves there on a trigger. */
  @Column({ type: 'uuid', nullable: true })
  testStaffId: string | null;

  /** It changes for all what holds for every office: the catalogue, the national holidays. One office at most. */
  @Column({ type: 'boolean', default: false })
  keepsReference: boolean;

  @Column({ type: 'integer', default: 1 })
  version: number;
}
