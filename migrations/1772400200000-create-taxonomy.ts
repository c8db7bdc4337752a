import type { MigrationInterface, QueryRunner } from 'typeorm';

type Row = readonly [
  code: string,
  zh: string,
  en: string,
  attributes?: Readonly<Record<string, string>>,
];

/** GB/T 4754-2017 section letter of each sector; the names of the first nine are those of 厦府办规〔2026〕3号. */
const sectors: readonly Row[] = [
  ['industry', '工业', 'Industry', { gbt4754: 'C', policy: '措施五' }],
  ['education', '教育', 'Education', { gbt4754: 'P', policy: '措施五' }],
  ['health', '医疗', 'Health care', { gbt4754: 'Q', policy: '措施五' }],
  ['transport', '交通', 'Transport', { gbt4754: 'G', policy: '措施五' }],
  ['marine', '海洋', 'Marine', { gbt4754: 'A', policy: '措施五' }],
  ['supply-chain', '供应链', 'Supply chain', { gbt4754: 'G', policy: '措施五' }],
  ['culture-tourism', '文旅', 'Culture and tourism', { gbt4754: 'R', policy: '措施五' }],
  ['government', '政务', 'Government services', { gbt4754: 'S', policy: '措施十六' }],
  ['livelihood', '民生', 'Livelihood', { gbt4754: 'O', policy: '措施十六' }],
  ['logistics', '快递物流', 'Logistics', { gbt4754: 'G' }],
  ['biopharma', '生物医药', 'Biopharma', { gbt4754: 'C' }],
  ['media', '文创影视', 'Media', { gbt4754: 'R' }],
  ['sport', '体育健康', 'Sport and fitness', { gbt4754: 'R' }],
  ['city', '城市治理', 'City management', { gbt4754: 'N' }],
  ['home', '智能家居', 'Smart home', { gbt4754: 'C' }],
  ['law', '法务与合规', 'Law and compliance', { gbt4754: 'L' }],
  ['finance', '金融', 'Finance', { gbt4754: 'J' }],
  ['commerce', '商贸消费', 'Commerce', { gbt4754: 'F' }],
  ['energy', '能源', 'Energy', { gbt4754: 'D' }],
  ['construction', '建筑', 'Construction', { gbt4754: 'E' }],
  ['agriculture', '农业', 'Agriculture', { gbt4754: 'A' }],
  ['environment', '生态环境', 'Environment', { gbt4754: 'N' }],
  ['emergency', '应急安全', 'Emergency and safety', { gbt4754: 'S' }],
  ['software', '软件与信息服务', 'Software and IT services', { gbt4754: 'I' }],
  ['research', '科研', 'Research', { gbt4754: 'M' }],
];

/** After 国家人工智能产业综合标准化体系建设指南（2024版）: 关键技术 and 基础支撑, with the forms asked for in Xiamen. */
const technologies: readonly Row[] = [
  ['machine-learning', '机器学习', 'Machine learning', { part: '关键技术' }],
  ['knowledge-graph', '知识图谱', 'Knowledge graph', { part: '关键技术' }],
  ['large-model', '大模型', 'Large model', { part: '关键技术' }],
  ['agent', '智能体', 'Agent', { part: '关键技术' }],
  ['nlp', '自然语言处理', 'Natural language processing', { part: '关键技术' }],
  ['speech', '智能语音', 'Speech', { part: '关键技术' }],
  ['vision', '计算机视觉', 'Computer vision', { part: '关键技术' }],
  ['biometrics', '生物特征识别', 'Biometrics', { part: '关键技术' }],
  ['human-machine', '人机混合增强智能', 'Human-machine hybrid intelligence', { part: '关键技术' }],
  ['swarm', '群体智能', 'Swarm intelligence', { part: '关键技术' }],
  ['cross-media', '跨媒体智能', 'Cross-media intelligence', { part: '关键技术' }],
  ['embodied', '具身智能', 'Embodied intelligence', { part: '关键技术' }],
  ['robotics', '智能机器人', 'Robotics', { part: '智能产品与服务' }],
  ['drone', '无人机', 'Drones', { part: '智能产品与服务' }],
  ['autonomous-driving', '自动驾驶', 'Autonomous driving', { part: '智能产品与服务' }],
  ['digital-twin', '数字孪生', 'Digital twin', { part: '智能产品与服务' }],
  ['xr', '虚拟现实与增强现实', 'Virtual and augmented reality', { part: '智能产品与服务' }],
  ['generation', '内容生成', 'Content generation', { part: '智能产品与服务' }],
  ['recommendation', '推荐', 'Recommendation', { part: '智能产品与服务' }],
  ['forecasting', '预测', 'Forecasting', { part: '智能产品与服务' }],
  ['optimisation', '优化与调度', 'Optimisation and scheduling', { part: '智能产品与服务' }],
  ['anomaly-detection', '异常检测', 'Anomaly detection', { part: '智能产品与服务' }],
  ['edge', '边缘智能', 'Edge intelligence', { part: '基础支撑' }],
  ['ai-chip', '智能芯片', 'AI chips', { part: '基础支撑' }],
  ['compute', '算力服务', 'Compute', { part: '基础支撑' }],
  ['sensing', '智能传感', 'Intelligent sensing', { part: '基础支撑' }],
  ['data-service', '数据服务', 'Data services', { part: '基础支撑' }],
  ['privacy-computing', '隐私计算', 'Privacy computing', { part: '安全/治理' }],
  ['safety-governance', '安全与治理', 'Safety and governance', { part: '安全/治理' }],
  ['blockchain', '区块链', 'Blockchain', { part: '基础支撑' }],
];

const lists: Readonly<Record<string, readonly Row[]>> = {
  sector: sectors,
  technology: technologies,
  district: [
    ['city', '全市', 'Whole city', { gbt2260: '350200' }],
    ['siming', '思明区', 'Siming', { gbt2260: '350203' }],
    ['haicang', '海沧区', 'Haicang', { gbt2260: '350205' }],
    ['huli', '湖里区', 'Huli', { gbt2260: '350206' }],
    ['jimei', '集美区', 'Jimei', { gbt2260: '350211' }],
    ['tongan', '同安区', "Tong'an", { gbt2260: '350212' }],
    ['xiangan', '翔安区', "Xiang'an", { gbt2260: '350213' }],
  ],
  park: [
    ['torch', '火炬高新区', 'Torch High-tech Zone'],
    ['software-park', '厦门软件园', 'Xiamen Software Park'],
    ['ftz', '自贸试验区厦门片区', 'Free Trade Zone, Xiamen Area'],
    ['ai-park', '福建省（厦门）人工智能产业园', 'Fujian (Xiamen) AI Industry Park'],
    ['biobay', '厦门生物医药港', 'Xiamen Biobay'],
    ['science-city', '厦门科学城', 'Xiamen Science City'],
  ],
  // 国办发〔2025〕37号 names these three sizes of scenario.
  'size-class': [
    ['major', '综合性重大场景', 'Major comprehensive'],
    ['integrated', '行业领域集成式场景', 'Integrated, one sector'],
    ['focused', '高价值小切口场景', 'Focused, high value'],
  ],
  // GB/T 43697-2024: the higher grade wins.
  'data-grade': [
    ['none', '不涉及数据', 'No data'],
    ['general', '一般数据', 'General'],
    ['important', '重要数据', 'Important'],
    ['core', '核心数据', 'Core'],
  ],
  'cooperation-mode': [
    ['procurement', '采购服务', 'Procurement'],
    ['joint-rd', '联合研发', 'Joint R&D'],
    ['pilot', '试点验证', 'Pilot'],
    ['open-scenario', '场景开放', 'Open scenario'],
    ['co-operation', '共建运营', 'Joint operation'],
    ['rent', '租赁', 'Rent'],
    ['licence', '授权许可', 'Licence'],
  ],
  procedure: [
    ['direct', '直接对接', 'Direct pairing'],
    ['bids', '揭榜/比选', 'Bids'],
    ['staged', '先验证后采用', 'Proof of concept first'],
  ],
  constraint: [
    ['xinchuang', '信创适配', 'Domestic stack (Xinchuang)'],
    ['harmonyos', '鸿蒙适配', 'HarmonyOS'],
    ['on-premise', '本地部署', 'On premise'],
    ['private-network', '政务外网/专网', 'Private network'],
    ['data-stays', '数据不出域', 'Data stays inside'],
    ['filed-model', '须用已备案模型', 'Filed model required'],
    ['explosion-proof', '防爆', 'Explosion-proof'],
    ['medical-device', '医疗器械注册', 'Medical device registration'],
    ['offline', '离线可用', 'Works offline'],
    ['dialect', '闽南话/方言', 'Minnan dialect'],
    ['accessibility', '适老与无障碍', 'Accessibility'],
    ['english', '多语种', 'Several languages'],
    ['open-source', '开源', 'Open source'],
    ['typhoon', '抗台风', 'Typhoon-proof'],
  ],
  deployment: [
    ['cloud', '公有云', 'Public cloud'],
    ['private-cloud', '专有云', 'Private cloud'],
    ['on-premise', '本地部署', 'On premise'],
    ['edge', '边缘', 'Edge'],
    ['device', '终端', 'Device'],
  ],
  'capability-kind': [
    ['product', '产品', 'Product'],
    ['model', '模型', 'Model'],
    ['agent', '智能体', 'Agent'],
    ['dataset', '数据集', 'Data set'],
    ['compute', '算力', 'Compute'],
    ['service', '服务', 'Service'],
    ['hardware', '硬件', 'Hardware'],
  ],
  'price-mode': [
    ['licence', '许可', 'Licence'],
    ['subscription', '订阅', 'Subscription'],
    ['rent', '租赁', 'Rent'],
    ['trial', '试用', 'Trial'],
    ['project', '项目制', 'By project'],
    ['free', '免费/开源', 'Free or open source'],
  ],
  'evidence-kind': [
    ['certificate', '资质证书', 'Certificate'],
    ['test-report', '检测报告', 'Test report'],
    ['customer-case', '客户案例', 'Customer case'],
    ['patent', '专利/软著', 'Patent or copyright'],
    ['filing', '模型/算法备案', 'Model or algorithm filing'],
    ['first-version', '首版次认定', 'First-version recognition'],
  ],
  'resource-kind': [
    ['data', '数据', 'Data'],
    ['compute', '算力', 'Compute'],
    ['site', '场地', 'Site'],
    ['sandbox', '沙盒环境', 'Sandbox'],
    ['funds', '资金', 'Funds'],
    ['space', '孵化空间', 'Incubator space'],
    ['training', '培训', 'Training'],
  ],
  'decline-reason': [
    ['capability-gap', '能力不匹配', 'Capability does not fit', { side: 'demand' }],
    ['weak-evidence', '证据不足', 'Evidence too weak', { side: 'demand' }],
    ['price-high', '价格过高', 'Price too high', { side: 'demand' }],
    ['data-security', '数据安全顾虑', 'Data security concern', { side: 'demand' }],
    ['has-supplier', '已有合作方', 'Already has a partner', { side: 'demand' }],
    ['timing-demand', '时间不合适', 'Bad timing', { side: 'demand' }],
    ['budget-low', '预算不足', 'Budget too low', { side: 'supply' }],
    ['capacity-full', '产能已满', 'No free capacity', { side: 'supply' }],
    ['data-unavailable', '数据不可得', 'Data not available', { side: 'supply' }],
    ['technical-mismatch', '技术路线不合', 'Technical mismatch', { side: 'supply' }],
    ['terms', '合作条件不合', 'Terms do not suit', { side: 'supply' }],
    ['unclear', '需求不清', 'Demand unclear', { side: 'supply' }],
    ['timing-supply', '时间不合适', 'Bad timing', { side: 'supply' }],
    ['other', '其他（请说明）', 'Other (please say)', { side: 'both', note: 'required' }],
  ],
  'organisation-kind': [
    ['government', '政府部门', 'Government'],
    ['enterprise', '企业', 'Enterprise'],
    ['healthcare', '医疗机构', 'Health care'],
    ['research', '高校院所', 'Research'],
    ['park', '园区', 'Park'],
  ],
};

/** The code lists that scenarios, capabilities and answers refer to. */
export class CreateTaxonomy1772400200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table taxonomy_terms (
        kind text not null,
        code text not null check (code ~ '^[a-z][a-z0-9-]*$'),
        zh text not null,
        en text not null,
        attributes jsonb not null default '{}',
        position int not null,
        primary key (kind, code)
      )`);
    for (const [kind, rows] of Object.entries(lists))
      for (const [position, [code, zh, en, attributes]] of rows.entries())
        await runner.query(
          'insert into taxonomy_terms (kind, code, zh, en, attributes, position) values ($1, $2, $3, $4, $5, $6)',
          [kind, code, zh, en, attributes ?? {}, position],
        );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table taxonomy_terms');
  }
}
