import { TestOffices } from '@buka-pintu/offices';
import { type ClientPrincipal, type MessageQuery, Messages, type MessageView, type Page } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';

/** What a test office would have sent: nobody's phone rings, so whoever tries things reads it here. */
@Injectable()
export class TestMessages {
  constructor(
    private readonly testOffices: TestOffices,
    private readonly messages: Messages,
  ) {}

  /** @throws not_found for an office that is not the client's own test office */
  async list(caller: ClientPrincipal, officeCode: string, query: MessageQuery): Promise<Page<MessageView>> {
    const { id } = await this.testOffices.own(caller, officeCode);
    return this.messages.ofTestOffice(caller, id, query);
  }
}
