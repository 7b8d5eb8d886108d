import { originOf } from './origin.js';

describe('an origin of a browser', () => {
  it.each([
    ['https://antrean.example', 'https://antrean.example'],
    ['https://Antrean.Example:443', 'https://antrean.example'],
    ['https://antrean.example:8443', 'https://antrean.example:8443'],
    ['http://localhost:5173', 'http://localhost:5173'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ])('%s is one', (given, origin) => expect(originOf(given)).toBe(origin));

  it.each([
    '*',
    'null',
    'https://*',
    'https://*.antrean.example',
    'http://antrean.example',
    'https://antrean.example/',
    'https://antrean.example/app',
    'https://antrean.example?x',
    'https://antrean.example#x',
    'https://dewi@antrean.example',
    'file:///',
    'data:text/html,x',
    'antrean.example',
    '',
    `https://${'a'.repeat(200)}.example`,
  ])('%s is none', (given) => expect(originOf(given)).toBeUndefined());
});
