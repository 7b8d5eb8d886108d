import {
  AnyObject,
  Day,
  Decimal,
  Flag,
  Id,
  Instant,
  ListOf,
  Localized,
  Nested,
  OneOf,
  Rupiah,
  Text,
  TimeOfDay,
  Whole,
} from './field.js';
import { pageOf } from './page-shape.js';
import { componentsOf, schemaOf } from './schema.js';
import { errorsOf } from './validation.js';

class Leaf {
  @Text({ max: 3 }) word: string;
}
class Tree extends Leaf {
  @Id() id: string;
  @OneOf(['up', 'down'], { nullable: true }) way: 'up' | 'down' | null;
  @Instant({ optional: true }) at?: string;
  @Day({ optional: true }) on?: string;
  @TimeOfDay({ optional: true }) opens?: string;
  @Rupiah({ optional: true }) fee?: number;
  @Whole({ min: 1, max: 9, default: 5 }) size: number;
  @Decimal({ optional: true, min: 0, max: 1 }) share?: number;
  @Flag({ optional: true }) ripe?: boolean;
  @Nested(() => Leaf, { optional: true, nullable: true }) leaf?: Leaf | null;
  @ListOf(() => Leaf, { optional: true, maxItems: 2 }) leaves?: Leaf[];
  @ListOf(OneOf(['a', 'b']), { optional: true, unique: true }) marks?: string[];
  @Text({ max: 1, optional: true, pattern: /^[a-z]$/, example: 'k' }) mark?: string;
  @ListOf(Id(), { optional: true }) friends?: string[];
  @Localized({ optional: true, personal: true, description: 'Its name' }) name?: Localized;
  @AnyObject({ optional: true }) rest?: Record<string, unknown>;
  @Nested(() => Tree, { optional: true }) parent?: Tree;
}

const ID = '01936d5e-8f0a-7001-8000-000000000000';
const tree = (more: object = {}): Record<string, unknown> => ({ word: 'abc', id: ID, way: null, ...more });
const wrong = (more: object): string[] =>
  errorsOf(Tree, tree(more), 'body').map((error) => `${error.pointer} ${error.code}`);

describe('a declared class', () => {
  it('has a schema of its own and inherited fields, with null as a type', () => {
    const { properties, required } = schemaOf(Tree);
    expect(required).toEqual(['word', 'id', 'way']);
    expect(properties).toMatchObject({
      word: { type: 'string', minLength: 1, maxLength: 3 },
      way: { type: ['string', 'null'], enum: ['up', 'down', null] },
      leaf: { anyOf: [{ $ref: '#/components/schemas/Leaf' }, { type: 'null' }] },
      leaves: { type: 'array', items: { $ref: '#/components/schemas/Leaf' }, maxItems: 2 },
      size: { default: 5 },
      name: { $ref: '#/components/schemas/Localized', description: 'Its name', 'x-personal': true },
    });
    expect([...componentsOf([Tree]).keys()].sort()).toEqual(['Leaf', 'Localized', 'Tree']);
  });

  it('accepts what fits, itself within itself too, and fills in defaults', () => {
    const value = tree({ leaf: null, leaves: [{ word: 'x' }], rest: { any: 1 }, parent: tree() });
    expect(errorsOf(Tree, value, 'body')).toEqual([]);
    expect(value).toMatchObject({ size: 5, parent: { size: 5 } });
  });

  it('shows by an example what a form is meant to be', () => {
    const [error] = errorsOf(Tree, tree({ on: '23-11-2026' }), 'body');
    expect(error?.detail).toEqual({
      id: 'Harus berbentuk date, misalnya 2026-11-23.',
      en: 'Must be a valid date, such as 2026-11-23.',
    });
    expect(errorsOf(Tree, tree({ mark: '?' }), 'body')[0]?.detail.en).toBe('Must match ^[a-z]$, such as k.');
  });

  it('keeps ids in lower case, however they were written', () => {
    const value = tree({ id: ID.toUpperCase(), friends: [ID.toUpperCase()], parent: tree({ id: ID.toUpperCase() }) });
    expect(errorsOf(Tree, value, 'body')).toEqual([]);
    expect(value).toMatchObject({ id: ID, friends: [ID], parent: { id: ID } });
  });

  it.each<[object, string]>([
    [{ word: 'four' }, '/word too_long'],
    [{ id: 'x' }, '/id wrong_format'],
    [{ way: 'left' }, '/way not_one_of'],
    [{ at: '2026-11-23 08:00' }, '/at wrong_format'],
    [{ on: '2026-02-30' }, '/on wrong_format'],
    [{ on: '0000-01-01' }, '/on wrong_format'],
    [{ at: '0000-01-01T00:00:00Z' }, '/at wrong_format'],
    [{ opens: '24:00' }, '/opens wrong_format'],
    [{ fee: 1.5 }, '/fee wrong_type'],
    [{ fee: -1 }, '/fee too_small'],
    [{ size: 10 }, '/size too_large'],
    [{ share: 1.01 }, '/share too_large'],
    [{ ripe: 'yes' }, '/ripe wrong_type'],
    [{ leaves: [{ word: 'a' }, { word: 'b' }, { word: 'c' }] }, '/leaves too_many'],
    [{ leaves: [{ word: 'a', bark: 1 }] }, '/leaves/0/bark unknown_field'],
    [{ marks: ['a', 'a'] }, '/marks repeated'],
    [{ name: { id: 'x' } }, '/name/en required'],
    [{ ['__proto__x']: 1 }, '/__proto__x unknown_field'],
  ])('refuses %j', (more, error) => {
    expect(wrong(more)).toEqual([error]);
  });

  it('refuses a field that JSON.parse smuggled past the prototype', () => {
    const value: unknown = JSON.parse(`{"word":"a","id":"${ID}","way":null,"__proto__":{"word":1}}`);
    expect(errorsOf(Tree, value, 'body')).toMatchObject([{ pointer: '/__proto__', code: 'unknown_field' }]);
  });

  it('comes in pages', () => {
    const page = pageOf(Leaf);
    expect(pageOf(Leaf)).toBe(page);
    expect(page.name).toBe('LeafPage');
    expect(schemaOf(page).properties).toMatchObject({
      items: { items: { $ref: '#/components/schemas/Leaf' } },
      next: { type: ['string', 'null'] },
    });
  });

  it('does not share its name with another', () => {
    const Other = { Leaf: class {} }.Leaf;
    Flag()(Other.prototype, 'dry');
    expect(() => componentsOf([Leaf, Other])).toThrow('Two shapes are named Leaf');
  });
});
