export type Channel = 'email' | 'sms' | 'whatsapp';
export const CHANNELS = ['email', 'sms', 'whatsapp'] as const satisfies readonly Channel[];

/** A message's text in both languages, with `{placeholders}`; every parameter it names must be given when it is sent. */
export interface MessageTemplate {
  /** `queue.booking_confirmed`, unique over the house. */
  name: string;
  channels: readonly Channel[];
  /** Its digits open something: they stay hidden on the Messages page of a live install. */
  confidential?: boolean;
  /** E-mail needs one. */
  subject?: { id: string; en: string };
  body: { id: string; en: string };
}

const PLACEHOLDER = /\{(\w+)\}/g;

/** The parameters a template names, in either language. */
export function parametersOf(template: MessageTemplate): Set<string> {
  const texts = [template.subject?.id, template.subject?.en, template.body.id, template.body.en].join(' ');
  return new Set([...texts.matchAll(PLACEHOLDER)].map((match) => match[1]!));
}

/**
 * Puts the parameters into a template's words; what a parameter says is not looked at for placeholders again.
 * @throws Error when one that the template names is missing
 */
export function render(
  template: MessageTemplate,
  locale: 'id' | 'en',
  params: Readonly<Record<string, string>>,
): { subject: string | null; body: string } {
  const fill = (text: string): string =>
    text.replace(PLACEHOLDER, (_, name: string) => {
      const value = params[name];
      if (value === undefined) throw new Error(`${template.name} needs the parameter '${name}'`);
      return value;
    });
  // A line break in a subject would begin a header of the sender's choice.
  const subject = template.subject ? fill(template.subject[locale]).replace(/\s+/g, ' ').trim() : null;
  return { subject, body: fill(template.body[locale]) };
}
