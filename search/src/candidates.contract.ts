import type { DemandProfile, Side, SupplyProfile } from './matching/types.js';

/*
 * What every source of candidates has to do. A source may name more than has to be found, never what may not be listed.
 */

type Row = DemandProfile | SupplyProfile;

export interface SourceUnderTest {
  put(side: Side, rows: readonly Row[]): Promise<void>;
  remove(side: Side, ids: readonly string[]): Promise<void>;
  /** Makes everything anew from these rows; the old rows serve until then. */
  rebuild(side: Side, rows: readonly Row[]): Promise<void>;
  /** What the source names for a row that was put. */
  find(side: Side, id: string, demo?: boolean): Promise<readonly string[]>;
  /** Learns the latent space from the rows that were put. */
  fit(): Promise<void>;
}

const now = Date.parse('2026-11-21T00:00:00Z');

/** Texts about two crafts, whose words stand together within each. */
function crafts(): SupplyProfile[] {
  const first = ['窑炉', '釉料', '烧成', '陶土', '瓷胎', '彩绘'];
  const second = ['船坞', '龙骨', '桅杆', '缆绳', '舵盘', '艏楼'];
  return Array.from({ length: 60 }, (_, i) => {
    const words = i % 2 ? first : second;
    const left = Math.floor(i / 2) % 6;
    const text = words.filter((_, k) => k !== left).join('，');
    return { id: `craft-${i}`, title: `工艺${i}`, text };
  });
}

export function describeSource(name: string, make: () => Promise<SourceUnderTest>): void {
  describe(`candidates from ${name}`, () => {
    let source: SourceUnderTest;
    beforeAll(async () => {
      source = await make();
    });

    it('finds those that share words, both ways', async () => {
      await source.put('demand', [
        { id: 'd-box', title: '码头箱号识别', text: '夜间作业抄录箱号' },
      ]);
      await source.put('supply', [
        { id: 's-box', title: '箱号识别一体机', text: '集装箱箱号自动读取' },
        { id: 's-film', title: '短剧配音', text: '多语种译制' },
      ]);
      expect(await source.find('demand', 'd-box')).toContain('s-box');
      expect(await source.find('demand', 'd-box')).not.toContain('s-film');
      expect(await source.find('supply', 's-box')).toContain('d-box');
    });

    it('finds by a concept without a shared word', async () => {
      await source.put('demand', [{ id: 'd-dog', title: '园区机器狗' }]);
      await source.put('supply', [{ id: 's-dog', title: '四足机器人' }]);
      expect(await source.find('demand', 'd-dog')).toContain('s-dog');
      expect(await source.find('supply', 's-dog')).toContain('d-dog');
    });

    it('reads a long description to its end', async () => {
      const talk =
        '本单位近年来业务规模持续扩大，人员紧张，希望借助新的手段提高管理水平和服务能力，';
      await source.put('demand', [
        { id: 'd-long', title: '提升管理水平', text: `${talk.repeat(6)}重点是鲍鱼苗种的计数。` },
      ]);
      await source.put('supply', [{ id: 's-abalone', title: '鲍鱼计数仪' }]);
      expect(await source.find('demand', 'd-long')).toContain('s-abalone');
    });

    it('finds the rare among very many', async () => {
      const many = Array.from({ length: 1500 }, (_, n) => ({
        id: `many-${n}`,
        title: `通用管理平台第${n}号`,
        text: '支持数据采集、统计分析、报表导出与权限管理，适用于各类单位。',
      }));
      await source.put('supply', [...many, { id: 's-lotus', title: '莲雾采后分级' }]);
      await source.put('demand', [
        {
          id: 'd-lotus',
          title: '莲雾分级',
          text: '需要数据采集、统计分析与报表导出，权限管理齐全。',
        },
      ]);
      expect(await source.find('demand', 'd-lotus')).toContain('s-lotus');
    });

    it('names no row that is closed or past its deadline', async () => {
      const text = '茶青萎凋过程监测';
      await source.put('demand', [
        { id: 'd-open', title: text, deadline: new Date(now + 86_400_000).toISOString() },
        { id: 'd-past', title: text, deadline: new Date(now - 86_400_000).toISOString() },
        { id: 'd-closed', title: text, closed: true },
      ]);
      await source.put('supply', [{ id: 's-tea', title: text }]);
      const found = await source.find('supply', 's-tea');
      expect(found).toContain('d-open');
      expect(found).not.toContain('d-past');
      expect(found).not.toContain('d-closed');
    });

    it('keeps demonstrations out of the real world', async () => {
      const title = '惠女服饰纹样生成';
      await source.put('demand', [{ id: 'd-hui', title }]);
      await source.put('supply', [
        { id: 's-hui-demo', title, demo: true },
        { id: 's-hui-real', title },
        { id: 's-hui-free', title, unclaimed: true },
      ]);
      const found = await source.find('demand', 'd-hui', false);
      expect(found).not.toContain('s-hui-demo');
      expect(found).toEqual(expect.arrayContaining(['s-hui-real', 's-hui-free']));
    });

    it('never finds by what is hidden', async () => {
      await source.put('supply', [
        { id: 's-secret', title: '检测设备', hidden: { text: '德化白瓷暗裂' } },
      ]);
      await source.put('demand', [{ id: 'd-porcelain', title: '德化白瓷暗裂' }]);
      expect(await source.find('demand', 'd-porcelain')).not.toContain('s-secret');
    });

    it('forgets what a row said before, and rows that were removed', async () => {
      await source.put('demand', [{ id: 'd-oyster', title: '海蛎剥壳' }]);
      await source.put('supply', [
        { id: 's-oyster', title: '海蛎剥壳机' },
        { id: 's-shell', title: '海蛎壳回收' },
      ]);
      expect(await source.find('demand', 'd-oyster')).toEqual(
        expect.arrayContaining(['s-oyster', 's-shell']),
      );
      await source.put('supply', [{ id: 's-oyster', title: '竹编工艺品' }]);
      await source.remove('supply', ['s-shell', 'nobody']);
      const found = await source.find('demand', 'd-oyster');
      expect(found).not.toContain('s-oyster');
      expect(found).not.toContain('s-shell');
    });

    it('finds neighbours in the latent space without a shared word', async () => {
      await source.put('supply', crafts());
      await source.fit();
      await source.put('supply', [{ id: 's-kiln', title: '釉料，瓷胎' }]);
      await source.put('demand', [{ id: 'd-kiln', title: '窑炉，烧成，陶土' }]);
      expect(await source.find('demand', 'd-kiln')).toContain('s-kiln');
      expect(await source.find('supply', 's-kiln')).toContain('d-kiln');
    });

    it('is rebuilt: what is not among the rows is gone, the rest is found', async () => {
      await source.rebuild('supply', [
        { id: 's-box', title: '箱号识别一体机', text: '集装箱箱号自动读取' },
        { id: 's-dog', title: '四足机器人' },
      ]);
      expect(await source.find('demand', 'd-box')).toContain('s-box');
      expect(await source.find('demand', 'd-dog')).toContain('s-dog');
      expect(await source.find('demand', 'd-lotus')).not.toContain('s-lotus');
    });

    it('has nothing for a row that nobody put', async () => {
      expect(await source.find('demand', 'nobody')).toEqual([]);
    });
  });
}
