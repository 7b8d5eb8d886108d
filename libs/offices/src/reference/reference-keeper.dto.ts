import { Text } from '@buka-pintu/platform';

/** The office that keeps what holds for every office. */
export class ReferenceKeeperView {
  @Text({ max: 8, example: 'CTH' }) officeCode: string;
  @Text({ max: 120, example: 'Kantor Imigrasi Contoh' }) officeName: string;
}
