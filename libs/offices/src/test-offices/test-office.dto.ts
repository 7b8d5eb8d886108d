import { Text } from '@buka-pintu/platform';

export class TestOfficeRequest {
  @Text({
    max: 8,
    optional: true,
    description: 'Which of the client’s offices it mirrors; the first when left out',
    example: 'CTH',
  })
  officeCode?: string;
}
