import { Inject, Injectable } from '@nestjs/common';
import { HOUSE_MODULES, type HouseModule } from '../../house.js';
import { type MessageTemplate, placeholdersIn } from '../template.js';

/** Every template of every module. */
@Injectable()
export class TemplateBook {
  private readonly floors: readonly HouseModule[];
  private readonly templates = new Map<string, MessageTemplate>();

  /** @throws Error when two bear one name, an e-mail has no subject, or a text names what it does not declare */
  constructor(@Inject(HOUSE_MODULES) modules: readonly HouseModule[]) {
    this.floors = [...modules].reverse();
    for (const template of modules.flatMap((module) => module.messages ?? [])) {
      const { name, channels, subject, body, placeholders } = template;
      if (this.templates.has(name)) throw new Error(`Two message templates are named '${name}'`);
      if (channels.includes('email') && !subject) throw new Error(`${name} needs a subject`);
      const named = [subject?.id, subject?.en, body.id, body.en].flatMap((text) => placeholdersIn(text ?? ''));
      const unknown = named.filter((one) => !Object.hasOwn(placeholders, one));
      if (unknown.length > 0) throw new Error(`${name} does not say what {${unknown[0]}} stands for`);
      this.templates.set(name, template);
    }
  }

  /** Those of the upper floors first: what citizens are written is worded most. */
  all(): MessageTemplate[] {
    return this.floors.flatMap((module) => [...(module.messages ?? [])]);
  }

  find(name: string): MessageTemplate | undefined {
    return this.templates.get(name);
  }
}
