import { HandlesJob, type JobHandler } from '@buka-pintu/platform';
import { Injectable } from '@nestjs/common';
import { ContactLister, LIST_CONTACTS } from './contact-lister.service.js';

/** Lists bookings made before contacts were listed, some at a time. */
@Injectable()
@HandlesJob(LIST_CONTACTS)
export class ContactListing implements JobHandler {
  constructor(private readonly lister: ContactLister) {}

  run(): Promise<void> {
    return this.lister.listSome();
  }
}
