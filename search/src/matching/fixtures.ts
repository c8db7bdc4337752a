// Profiles that several specs share. Invented for tests; no real organisation.
import type { DemandProfile, MatchQuery, SupplyProfile } from './types.js';

export const NOW = new Date('2026-11-21T00:00:00Z');
export const QUERY: MatchQuery = { now: NOW, audience: 'public', limit: 10 };

export const inspection: DemandProfile = {
  id: 'd-inspection',
  organisationId: 'o-park',
  title: '石化园区防爆巡检机器人',
  summary: '罐区和管廊每天人工巡检四次，高温和有毒气体环境下漏检多、风险高。',
  text: '现有十二名巡检员轮班，仪表读数靠手抄。希望由机器人自主巡检、识别跑冒滴漏并实时预警。',
  mustHave: ['具备防爆认证', '可识别仪表读数与气体泄漏', '不依赖公网，数据留在园区'],
  niceToHave: ['能攀爬楼梯'],
  sectors: ['industry', 'emergency'],
  technologies: ['robotics', 'vision', 'anomaly-detection'],
  districts: ['haicang'],
  constraints: ['explosion-proof', 'data-stays'],
  budgetMinFen: 80_000_000,
  budgetMaxFen: 150_000_000,
  cooperationModes: ['pilot', 'procurement'],
  resources: ['site', 'data'],
  expectedStart: '2027-06',
  deadline: '2027-01-15T00:00:00Z',
  baseline: [{ name: '每日巡检次数', value: 4, unit: '次' }],
  target: [{ name: '每日巡检次数', value: 24, unit: '次' }],
};

export const dubbing: DemandProfile = {
  id: 'd-dubbing',
  organisationId: 'o-film',
  title: '海外短剧多语种配音',
  summary: '短剧出海需要英语、泰语和印尼语配音，人工配音周期长、成本高。',
  text: '希望用语音克隆保留演员音色，并对口型。',
  sectors: ['media'],
  technologies: ['speech', 'generation'],
  districts: ['city'],
};

export const robotDog: SupplyProfile = {
  id: 's-robot-dog',
  organisationId: 'o-robot',
  title: '防爆四足机器人自主巡检系统',
  summary: '面向化工园区的四足机器人，自主导航、仪表识别、气体泄漏检测和红外测温。',
  text: '机器狗可上下楼梯，本地部署，不需要公网；已在罐区连续运行。',
  kind: 'hardware',
  technologies: ['robotics', 'vision', 'sensing'],
  sectors: ['industry', 'energy'],
  deployments: ['on-premise', 'edge'],
  constraints: ['explosion-proof'],
  maturity: 8,
  cases: [{ title: '化工罐区防爆巡检', sector: 'industry', year: 2025, result: '漏检率下降七成' }],
  evidence: [
    { kind: 'certificate', title: '防爆合格证', state: 'verified', validUntil: '2029-01-01' },
  ],
  capacity: 4,
  busy: 1,
  districts: ['city'],
  priceModes: ['project', 'rent'],
  priceMinFen: 90_000_000,
  priceMaxFen: 140_000_000,
  leadTimeDays: 90,
};

export const voice: SupplyProfile = {
  id: 's-voice',
  organisationId: 'o-voice',
  title: 'AI多语种译制与语音克隆平台',
  summary: '影视译制全流程：字幕翻译、语音克隆、对口型，支持二十种语言。',
  text: '已为短剧出海提供译制服务。',
  kind: 'service',
  technologies: ['speech', 'generation', 'nlp'],
  sectors: ['media'],
  deployments: ['cloud'],
};

export const wheeled: SupplyProfile = {
  id: 's-wheeled',
  organisationId: 'o-wheel',
  title: '变电站轮式巡检机器人',
  summary: '配电房和变电站的轮式机器人，仪表识别与红外测温。',
  text: '支持自动充电和远程操控。',
  technologies: ['robotics', 'vision'],
  sectors: ['energy'],
  deployments: ['cloud'],
};

export const contract: SupplyProfile = {
  id: 's-contract',
  organisationId: 'o-law',
  title: '合同智能审查系统',
  summary: '面向法务的合同审查与合规风险提示。',
  text: '',
  sectors: ['law'],
};

export const ALL_SUPPLIES = [robotDog, voice, wheeled, contract];
export const ALL_DEMANDS = [inspection, dubbing];
