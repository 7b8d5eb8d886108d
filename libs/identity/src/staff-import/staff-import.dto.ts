import { Flag, Id, ListOf, Localized, OneOf, Text, Whole } from '@buka-pintu/platform';
import { COLUMNS, LINES_AT_MOST, type StaffColumn } from './staff-lines.js';

export const FAULTS_SHOWN = 200;

export class StaffImportPart {
  @Text({
    max: 200_000,
    personal: true,
    description: 'The file, or its next part, cut anywhere: columns name, email, staff_number, roles, locale',
    example: 'name,email,staff_number,roles\nDewi Kartika,dewi@kantor.example,199005172015032002,counter',
  })
  csv: string;
}

export class StaffImportFault {
  @Whole({ description: 'As an editor counts them; the first line names the columns' }) line: number;
  @OneOf(COLUMNS, { nullable: true }) column: StaffColumn | null;
  @Text({ max: 40 }) code: string;
  @Localized() detail: Localized;
}

export class StaffImportView {
  @Id() id: string;
  @Whole({ description: 'Officers in the file so far' }) lines: number;
  @Whole() faultCount: number;
  @ListOf(() => StaffImportFault, { maxItems: FAULTS_SHOWN, description: 'The first 200, by line' })
  faults: StaffImportFault[];
}

export class StaffImportRegistration {
  @Flag({ default: true, description: 'Send each officer with an e-mail address an invitation' }) invite: boolean;
}

export class StaffImportResult {
  @Id() id: string;
  @Whole({ max: LINES_AT_MOST }) registered: number;
  @Whole({ max: LINES_AT_MOST, description: 'Invitations that are being written' }) invited: number;
}

export class StaffFileView {
  @Text({ max: 120, example: 'petugas-2026-11-23.csv' }) fileName: string;
  @Text({ max: 5_000_000, personal: true, description: 'CSV with semicolons, to be kept as it is' }) content: string;
  @Whole({ description: 'Officers in the file' }) lines: number;
  @Whole({ description: 'Officers who are suspended, or hold no role in the acting office' }) leftOut: number;
}
