// More concepts of government, city, traffic, law, finance and daily life. Format: see technology.data.ts.
export const CITY_MORE = `
company-opening|企业开办|-company registration|smart-approval|government|<企业变更;<开办变更;<注册登记;<工商登记;~经营范围
construction-approval|工程建设审批|-construction approval|smart-approval|government|<施工许可;<竣工验收;工程审批;<联合审图;~施工图
self-service|自助办理终端|-self-service terminal|government-service|government|自助终端;自助机;<社区终端;<自助取号;<立式终端
one-thing|一件事一次办|-one-stop matter|government-service|government|一次办;<联办
remote-assist|远程帮办|-remote assistance|government-service|government|<亲情代办;<云窗口;<远程协助
renewal|证照续期|-certificate renewal|e-certificate|government|续证;<证照到期;<无感续期;<换证;<续证链
subsidy|补贴申领审核|-subsidy review|policy-matching|government|~申报材料;<奖补;<用量真实性;+补贴;~申领;~核销
policy-parse|政策条件拆解|-policy parsing|policy-matching|government|<政策条款;条件拆解;<政策图谱;<政策计算器;~政策问答
complaint-dispatch|诉求工单分派|-complaint dispatching|hotline|government|<工单去重;<责任研判;+诉求工单;+回访;<网格诉求;<自动分派
government-document|公文写作|-official document drafting|digital-official|government|公文起草;<材料起草;<讲话稿;<公文校对;<材料核对
government-training|政务培训|-government training|digital-official|government|政务AI训练
statistics|统计调查|-statistics and surveys|data-analytics|government|+统计;<普查;<问卷;<满意度
archives|档案数字化|-archive digitisation|document-understanding|government|+档案
bidding|招投标监管|-bidding supervision|market-regulation|government|<围标串标;<评标;+招标;+政府采购;+投标
petition|信访处置|-petition handling|hotline|government|信访;<矛盾纠纷;+调解;<纠纷化解
discipline|监督审计预警|-supervision warning|audit-tax|government|<廉政;<监察
foreign-service|涉外服务|-service for foreigners|government-service|government|~外籍;~外国人;<多语种政务;~外国游客;~跨境用算
taiwan-service|台胞服务|-service for Taiwan compatriots|cross-strait|government|<台胞证;<台企服务
business-environment|营商环境|-business environment|government-service|government|~企业诉求;~包容审慎;~企业画像;~补贴
enterprise-profile|企业画像|-enterprise profiling|data-analytics|government|<企业评价;~产业招商
investment-promotion|智慧招商|-smart investment promotion|data-analytics|government|招商引资;招商
grid-terminal|网格终端|-grid terminal|community|city|~网格员;<社区网格;~立式终端
property|物业服务|-property service|community|city|<小区;~业主;<报修
rural|乡村治理|-rural governance|community|city|+乡村;<村级;+农村;~农村电商
street-order|市容秩序|-street order|city-inspection|city|<乱停放;~共享单车;<游商
pothole|路面病害识别|-road defect recognition|road-maintenance|city|<坑洼;<裂缝;<路面破损;道路巡查
bridge|桥隧监测|-bridge and tunnel monitoring|road-maintenance|transport|<桥梁健康;<隧道监测
lighting-city|智慧灯杆|-smart lamp posts|city-brain|city|+路灯;+灯杆;<多杆合一
sanitation|智慧环卫|smart sanitation|waste|city|<清扫;<垃圾清运;<渣土车;<保洁
drainage|泵闸调度|-pump and gate dispatching|flood|city|泵闸;<排涝泵站;+泵站;~调蓄;~分钟级推演;<泵闸建议
waterlogging-forecast|内涝预报|-waterlogging forecasting|flood|city|~内涝点;+积涝;<淹没分析;~雨水管网;<淹深;<积水深度;~低洼路段
typhoon|台风应对|-typhoon response|emergency|emergency|台风;~台风影响;<停工停课;<台风预警;<防台避险;<台风转移;~台风外围
evacuation|转移避险|evacuation|emergency|emergency|<叫应;避险;避险转移;<避险名单;<转移叫应;<逐级电话叫应
landslide|边坡监测|slope monitoring|emergency|emergency|<滑坡;<山洪;~微变形;边坡;<地灾监测;~微变形监测;<公路边坡
forest-fire|森林防火|forest fire prevention|fire-safety|emergency|林火;山火
electric-bike|电动车安全|-electric bike safety|fire-safety|emergency|电动自行车;<飞线充电
hazardous-chemical|危化品监管|-hazardous chemicals|work-safety|emergency|危险化学品;+化学品;<重大危险源;危化;<液氨;+危险品;<危化泄漏
confined-space|有限空间作业|-confined space work|work-safety|emergency|受限空间;~动火作业
mine-safety|矿山安全|mine safety|mining|emergency|<露天矿;<尾矿库;<采空区
emergency-plan|应急预案推演|-emergency plan simulation|emergency|emergency|<辅助研判;+指挥调度
emergency-supply|应急物资|-emergency supplies|emergency|emergency|<救灾物资;<应急通信
water-rescue|涉水安全|-water safety|public-security|emergency|<溺水;~沙滩;~浴场;<落水
crowd-safety|大客流安全|-large crowd safety|crowd|emergency|<踩踏;~大型活动;人群密度
traffic-accident|交通事故处理|-traffic accident handling|traffic-management|transport|事故快处;事故定责
traffic-violation|非现场执法|-off-site enforcement|traffic-management|transport|<违停;<超载;<超限;<违法抓拍
adaptive-signal|信号自适应控制|-adaptive signal control|traffic-signal|transport|<信号协同;+路网信号;+自适应;<配时;<滚动优化配时
traffic-agent|交通智能体|-traffic agent|traffic-management|transport|+全域交通;<交通大脑
bus-network|公交线网优化|-bus network optimisation|bus|transport|公交线网;<班次;<定制公交;<公交排班;线网;<区间车
ferry|轮渡客运|-ferry service|bus|transport|轮渡;渡轮;~客运码头;~上岛;~船票
taxi|出租网约车|-taxi and ride-hailing|bus|transport|出租车;巡游车;~疲劳驾驶
driver-monitor|驾驶行为监测|driver monitoring|traffic-management|transport|<疲劳监测;<分心驾驶
test-road|自动驾驶测试|-autonomous driving testing|autonomous-driving|transport|<道路测试;~商用牌照;~示范区;~试运营许可;~商业试运营
roadside|路侧感知|-roadside perception|v2x|transport|~信息推送;<全息路口;~路侧相机
logistics-park|物流枢纽|-logistics hub|supply-chain|logistics|<物流园;<货运枢纽;+多式联运
contract-compliance|合规审阅|-compliance review|contract-review|law|<合规自查;<出境合规;<双语审阅;~标准合同
case-search|类案检索|-similar case search|judicial|law|<法条检索;<案例检索;<法规检索;~裁判要点;~同类裁判要点
evidence-forensics|司法鉴定|forensic examination|judicial|law|<电子取证;<音视频鉴定;<伪造检测;<鉴定辅助;<司法取证;~鉴定意见;<取证服务
notary|公证仲裁|-notary and arbitration|legal-service|law|<公证;<仲裁
labour-dispute|劳动争议|-labour disputes|legal-service|law|<劳动仲裁;<欠薪;<劳动合同
legal-aid|普法援助|legal aid|legal-service|law|<法律援助;<普法宣传
copyright-registration|版权登记|-copyright registration|ip|law|~生成作品;<侵权取证;~侵权
patent-search|专利检索分析|-patent search|ip|law|<查新;<专利撰写
trademark|商标审查|-trademark examination|ip|law|<近似商标
loan-risk|经营贷风险模型|-business loan risk model|risk-control|finance|<经营贷;<贷前调查;<贷后管理;<授信;+风险模型;+贷款;<经营贷风险
due-diligence|尽调报告|due diligence|risk-control|finance|尽职调查;<商户尽调;<尽调底稿;~疑点;<背景调查;尽调;<尽调助手;<疑点生成
aml|反洗钱|anti-money laundering|risk-control|finance|<可疑交易;洗钱;<交易监测
investment-research|投研分析|investment research|fin-advisory|finance|<研报生成;<公告解读;<行情分析;<财报分析;~金融新闻
wealth|财富管理|wealth management|fin-advisory|finance|<资产配置;~客户经理
bank-service|银行服务|-banking service|-|finance|<网点;<柜面;<信用卡
claims|保险理赔|insurance claims|insurance|finance|理赔;<查勘
underwriting|保险定价|-insurance pricing|insurance|finance|~保费;<精算;<风险定价;~费率
invoice|票据报销|-invoices and expenses|audit-tax|finance|报销单;+票据;发票识别
financial-report|财务分析|financial analysis|audit-tax|finance|<财报;<预算管理;<成本分析
tax-service|智慧税务|smart tax|audit-tax|finance|+税收;<办税;<纳税;<退税
supply-chain-finance|供应链金融|supply chain finance|bulk-trade|finance|<应收账款;<存货融资;<动产质押;<保理
employment|就业服务|-employment service|human-resources|livelihood|<岗位推荐;<求职;<零工;<灵活就业;人才匹配
social-security|社会保险服务|-social insurance service|human-resources|livelihood|<养老金;<工伤;<失业
consumer-protection|消费维权|-consumer protection|market-regulation|livelihood|<投诉举报;<消费投诉;<虚假宣传;<价格监管
kitchen|明厨亮灶|-transparent kitchen|food-safety|livelihood|<后厨监管;+食品经营
food-trace|食品溯源|-food traceability|food-safety|livelihood|<农产品追溯;~食材;+溯源
pet|宠物服务|pet service|-|livelihood|宠物
funeral|殡葬服务|-funeral service|civil-affairs|livelihood|殡葬;<祭扫
disability|助残服务|-disability service|civil-affairs|livelihood|~残障;~听力障碍;~视力障碍;<辅具
sign-language|手语翻译|sign language translation|accessibility|livelihood|手语
guide-blind|视障辅助|-aid for the blind|accessibility|livelihood|<导盲;~盲人
charity|公益志愿|-charity and volunteering|civil-affairs|livelihood|慈善;公益
housekeeping-robot|家务机器人|-household robot|embodied|home|<家务操作;<叠衣;<收纳;<厨房机器人;+家务
planning-review|规划审查|-planning review|urban-planning|city|<控规;<多规合一
land-use|自然资源监测|-natural resource monitoring|remote-sensing|city|<土地利用;<违法用地;<耕地保护;+变化检测
old-city|城市更新|urban renewal|urban-planning|city|<旧改;<城中村;<老旧小区;~历史风貌
public-data|公共数据开放|-open public data|data-circulation|government|公共数据;<授权运营;~数据供需;~供需撮合;<公共数据授权
talent-programme|人才服务|-talent service|human-resources|government|<高层次人才;<人才政策;<双百计划
`;
