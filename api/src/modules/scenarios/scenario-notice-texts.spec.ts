import { changeNoticeText } from './scenario-notice-texts.js';

const notice = {
  title: '检测线视觉质检',
  n: 3,
  material: true,
  movedDays: 5,
  deadline: '2026-03-10T10:00:00.000Z',
  provisionalYear: null,
  changes: [
    {
      ...{ field: 'deadline' as const, material: true },
      ...{ before: '2026-03-09T10:00:00.000Z', after: '2026-03-10T10:00:00.000Z' },
    },
    { field: 'mustHave' as const, before: ['甲'], after: ['乙'], material: true },
    { field: 'summary' as const, before: '旧简介', after: '新简介', material: false },
  ],
};

describe('the notice of a change', () => {
  it('says in Chinese what changed, what matters and until when', () => {
    const { subject, text } = changeNoticeText(notice, 'zh-CN');
    expect(subject).toBe('重大变更：检测线视觉质检（第 3 版）');
    expect(text).toContain('截止时间【重大】：2026年3月9日 18:00 → 2026年3月10日 18:00');
    expect(text).toContain('- 必须满足的要求【重大】');
    expect(text).toContain('- 简介：旧简介 → 新简介');
    expect(text).toContain('至少保留 5 个工作日');
    expect(text).not.toContain('暂算');
    const counted = changeNoticeText({ ...notice, provisionalYear: 2027 }, 'zh-CN').text;
    expect(counted).toContain('2027 年调休安排尚未公布，按法定节假日暂算');
  });
  it('says the same in English, and nothing of a move that was none', () => {
    const { subject, text } = changeNoticeText(
      { ...notice, material: false, movedDays: null, changes: notice.changes.slice(2) },
      'en',
    );
    expect(subject).toBe('Update: 检测线视觉质检 (version 3)');
    expect(text).toContain('- summary: 旧简介 → 新简介');
    expect(text).not.toContain('working days');
  });
});
