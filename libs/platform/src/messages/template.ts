export type Channel = 'email' | 'sms' | 'whatsapp';
export const CHANNELS = ['email', 'sms', 'whatsapp'] as const satisfies readonly Channel[];

/** What stands for `{code}` in a text. */
export interface Placeholder {
  meaning: { id: string; en: string };
  /** For previews and test letters; fictitious, and no working link or code. */
  example: { id: string; en: string };
  /** Without it the message is of no use: no office may leave it out. */
  mandatory?: boolean;
}

/** A message's text in both languages, with `{placeholders}`; every parameter it names must be given when it is sent. */
export interface MessageTemplate {
  /** `queue.booking_confirmed`, unique over the house. */
  name: string;
  /** When and to whom it goes, for who words it. */
  about: { id: string; en: string };
  /** Every parameter that is given when it is sent. */
  placeholders: Readonly<Record<string, Placeholder>>;
  channels: readonly Channel[];
  /** An e-mail carries a file about the record, made by the maker of this kind (Enclosures); `what` tells who words it. */
  encloses?: { kind: string; what: { id: string; en: string } };
  /** Its digits open something: they stay hidden on the Messages page of a live install. */
  confidential?: boolean;
  /** E-mail needs one. */
  subject?: { id: string; en: string };
  body: { id: string; en: string };
}

/** As long as a real one, and opens nothing. */
export const EXAMPLE_LINK: { id: string; en: string } = {
  id: `https://layanan.example.go.id/t/#bpc_${'contoh'.repeat(8).slice(0, 43)}`,
  en: `https://layanan.example.go.id/t/#bpc_${'sample'.repeat(8).slice(0, 43)}`,
};

const PLACEHOLDER = /\{(\w+)\}/g;

/** The placeholders a text names, in their order. */
export const placeholdersIn = (text: string): string[] => [...text.matchAll(PLACEHOLDER)].map((match) => match[1]!);

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
