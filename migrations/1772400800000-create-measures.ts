import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The 16 measures of 厦府办规〔2026〕3号 (2026-02-14, in force 2026-04-01 to 2027-12-31), as facts. A cap is an upper
 * bound named by the text, never a promise; null where the text names none.
 */
const measures = [
  {
    no: 1,
    chapter: '坚持创新引领',
    title: '加强源头创新',
    capFen: 1000000000,
    capPer: '项目',
    units: ['市工信局', '市科技局'],
    keywords: ['核心算法', '人工智能芯片', '多模态大模型', '具身智能', '科技攻关'],
    applicants: ['企业', '高校', '科研院所'],
  },
  {
    no: 2,
    chapter: '坚持创新引领',
    title: '强化协同创新',
    capFen: 3000000000,
    capPer: '新建人工智能创新平台',
    units: ['市工信局', '市科技局', '市发改委'],
    keywords: ['AI创新联合体', '垂类大模型', '智能体', '智能终端', '机器人', '创新平台'],
    applicants: ['各类创新主体'],
  },
  {
    no: 3,
    chapter: '坚持创新引领',
    title: '强化标准引领',
    capFen: null,
    capPer: null,
    units: ['市市场监管局'],
    keywords: ['国际标准', '国家标准', '行业标准', '中国标准创新贡献奖'],
    applicants: null,
  },
  {
    no: 4,
    chapter: '鼓励应用落地',
    title: '加快首版次软件应用推广',
    capFen: null,
    capPer: null,
    units: ['市工信局'],
    keywords: ['首版次软件', '自主知识产权'],
    applicants: ['企业'],
  },
  {
    no: 5,
    chapter: '鼓励应用落地',
    title: '支持行业模型攻关',
    capFen: null,
    capPer: null,
    units: ['市工信局'],
    keywords: ['行业垂直模型', '工业', '教育', '医疗', '交通', '海洋', '供应链', '文旅'],
    applicants: null,
  },
  {
    no: 6,
    chapter: '鼓励应用落地',
    title: '深化典型场景应用',
    capFen: null,
    capPer: null,
    units: ['市工信局'],
    keywords: ['典型应用场景', '典型案例', '标杆推广', '大模型试点'],
    applicants: null,
  },
  {
    no: 7,
    chapter: '鼓励应用落地',
    title: '拓展智能产品矩阵',
    capFen: null,
    capPer: null,
    units: ['市工信局'],
    keywords: ['AI电脑', 'AI平板', 'AI医疗器械', '全屋智能', '可穿戴设备', '机器人', '爆款终端'],
    applicants: null,
  },
  {
    no: 8,
    chapter: '鼓励应用落地',
    title: '建设“千行万模”孵化平台',
    capFen: 2000000000,
    capPer: '平台项目',
    units: ['市工信局'],
    keywords: ['模型服务', '数据采集训练', '模型库', '高质量数据集', '开发测试工具', '智能体'],
    applicants: null,
  },
  {
    no: 9,
    chapter: '推动生态集聚',
    title: '打造创新创业孵化基地',
    capFen: null,
    capPer: null,
    units: ['火炬管委会', '各区政府', '市科技局', '市工信局'],
    keywords: ['孵化器', '人工智能产业园', 'AI+特色楼宇'],
    applicants: null,
  },
  {
    no: 10,
    chapter: '推动生态集聚',
    title: '加强算力普惠',
    capFen: null,
    capPer: null,
    units: ['市数据管理局'],
    keywords: ['算力', '算力券'],
    applicants: ['企业', '高校', '科研机构', '医疗机构'],
  },
  {
    no: 11,
    chapter: '推动生态集聚',
    title: '推广模型服务',
    capFen: null,
    capPer: null,
    units: ['市工信局'],
    keywords: ['模型即服务', '智能体即服务', '应用服务商'],
    applicants: ['企业'],
  },
  {
    no: 12,
    chapter: '推动生态集聚',
    title: '强化金融赋能',
    capFen: null,
    capPer: null,
    units: ['市财政局', '市科技局', '市工信局', '火炬管委会'],
    keywords: ['技术创新基金', '先进制造业基金', '科创风投基金', '产业链发展基金'],
    applicants: ['人工智能企业'],
  },
  {
    no: 13,
    chapter: '推动生态集聚',
    title: '提升品牌活动',
    capFen: null,
    capPer: null,
    units: ['市工信局', '市委网信办', '市公安局', '市数据管理局'],
    keywords: ['中国人工智能大赛', '赛事', '论坛', '产融对接'],
    applicants: null,
  },
  {
    no: 14,
    chapter: '夯实发展基础',
    title: '加强人才队伍建设',
    capFen: null,
    capPer: null,
    units: ['市委组织部', '市工信局'],
    keywords: ['双百计划', '高层次人才', '自主认定'],
    applicants: ['人工智能企业', '海内外高层次人才'],
  },
  {
    no: 15,
    chapter: '夯实发展基础',
    title: '建设人工智能创新中心',
    capFen: null,
    capPer: null,
    units: [
      '市工信局',
      '市科技局',
      '市数据管理局',
      '火炬管委会',
      '思明区政府',
      '集美区政府',
      '同安区政府',
    ],
    keywords: ['创新中心', '项目孵化', '校企合作', '人才培养'],
    applicants: ['高校'],
  },
  {
    no: 16,
    chapter: '夯实发展基础',
    title: '推动技术供给和应用场景“双向奔赴”',
    capFen: null,
    capPer: null,
    units: ['市工信局', '市数据管理局', '市发改委等市直相关部门', '各区政府', '各开发区管委会'],
    keywords: [
      '应用场景库',
      'AI厦门机会清单',
      '智能制造',
      '数字政府',
      '民生服务',
      '超级应用孵化工厂',
      '工业',
      '供应链',
    ],
    applicants: null,
  },
] as const;

export class CreateMeasures1772400800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table measures (
        policy_no text not null,
        no int not null check (no > 0),
        chapter text not null,
        title text not null,
        cap_fen bigint check (cap_fen > 0),
        cap_per text,
        units text[] not null,
        keywords text[] not null,
        applicants text[],
        effective_from date not null,
        effective_to date not null,
        primary key (policy_no, no)
      )`);
    for (const m of measures)
      await runner.query(
        `insert into measures (policy_no, no, chapter, title, cap_fen, cap_per, units, keywords, applicants, effective_from, effective_to)
         values ('厦府办规〔2026〕3号', $1, $2, $3, $4, $5, $6, $7, $8, '2026-04-01', '2027-12-31')`,
        [m.no, m.chapter, m.title, m.capFen, m.capPer, m.units, m.keywords, m.applicants],
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table measures');
  }
}
