export type Channel = 'email' | 'sms' | 'whatsapp';

/** A message's text in both languages, with `{placeholders}`; every parameter it names must be given when it is sent. */
export interface MessageTemplate {
  /** `queue.booking_confirmed`, unique over the house. */
  name: string;
  channels: readonly Channel[];
  /** E-mail needs one. */
  subject?: { id: string; en: string };
  body: { id: string; en: string };
}
