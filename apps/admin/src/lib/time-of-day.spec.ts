import { describe, expect, it } from 'vitest';
import { timeOf } from './time-of-day.js';

describe('a time as people type it', () => {
  it.each([
    ['8', '08:00'],
    ['08', '08:00'],
    ['830', '08:30'],
    ['0830', '08:30'],
    ['8.30', '08:30'],
    [' 13:05 ', '13:05'],
    ['24:00', '24:00'],
    ['24:01', undefined],
    ['12:60', undefined],
    ['', undefined],
    ['siang', undefined],
  ])('%j is %j', (typed, time) => {
    expect(timeOf(typed)).toBe(time);
  });
});
