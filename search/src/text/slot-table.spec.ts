import { RecentEntries, SlotTable } from './slot-table.js';

describe('SlotTable', () => {
  it('keeps entries apart while it grows', () => {
    const table = new SlotTable();
    for (let i = 0; i < 20_000; i += 1) table.set(i % 500, i + 1, i, i / 2);
    for (let i = 0; i < 20_000; i += 1) {
      const place = table.find(i % 500, i + 1);
      expect([table.integer(place), table.float(place)]).toEqual([i, i / 2]);
    }
    expect(table.find(1, 1)).toBe(-1);
  });

  it('changes an entry', () => {
    const table = new SlotTable();
    table.set(7, 1, 1, 0.5);
    table.set(7, 1, 2, 0.25);
    const place = table.find(7, 1);
    expect([table.integer(place), table.float(place)]).toEqual([2, 0.25]);
  });
});

describe('RecentEntries', () => {
  it('answers as the table does, whatever was asked before', () => {
    const table = new SlotTable();
    for (let i = 1; i < 50_000; i += 2) table.set(i, 1, i, i / 4);
    const recent = new RecentEntries();
    for (let round = 0; round < 2; round += 1) {
      for (let i = 1; i < 50_000; i += 1) {
        const place = recent.find(i, 1, table);
        expect(recent.integer(place)).toBe(i % 2 === 1 ? i : 0);
      }
    }
    recent.clear();
    expect(recent.integer(recent.find(2, 1, table))).toBe(0);
  });
});
