import { expect, it } from 'vitest';
import { asTime } from './time-field.js';

it('reads a time as people type it, and leaves alone what is none', () => {
  expect(['8', '08', '0830', '8.30', '08:30', '24:00', ' 9:15 '].map(asTime)).toEqual([
    '08:00',
    '08:00',
    '08:30',
    '08:30',
    '08:30',
    '24:00',
    '09:15',
  ]);
  expect(['', 'noon', '123456', '8:3'].map(asTime)).toEqual(['', 'noon', '123456', '8:3']);
});
