// Concepts of government, city, traffic, law, safety and daily life. Format: see technology.data.ts.
export const CITY_CONCEPTS = `
government-service|智能政务服务|government service|-|government|政务服务;政务大模型;一网通办;数字政府;政务智能体;政务问答;办事大厅;高频事项;政务
smart-approval|智能审批|smart approval|government-service|government|AI预审;材料预审;行政审批;智能审核;审批;虚拟审批;智能预审;工程建设审批;企业开办
policy-matching|惠企政策匹配|policy matching|government-service|government|政策匹配;政策兑现;免申即享;政策解读;惠企政策;政策推送
hotline|政务热线|government hotline|government-service|government|12345;热线;12333;工单分派;工单;诉求分析;热线受理;智能派单
e-certificate|电子证照|electronic certificate|government-service|government|证照;无感续证;电子签章;电子证书
digital-official|数字公务员|digital official|government-service|government|公文处理;公文;办公助手;会议纪要;机关办公
elderly-friendly|适老化服务|elderly-friendly service|-|government|银发模式;无障碍;亲情代办;老年群体;长辈模式;适老
community|智慧社区|smart community|-|city|社区治理;网格化;网格;基层治理;网格智能终端;社区服务;基层智能化;综治
city-brain|城市大脑|city brain|-|city|城市治理;一网统管;城市运行;城市管理;智慧城市;城市大模型;城市体检
city-inspection|城市事件识别|city event detection|vision|city|占道经营;城管;市容;违建;城市巡查;井盖;道路病害;路面病害
flood|城市内涝监测|urban flood monitoring|-|city|内涝;排水防涝;防汛;积水监测;雨洪模型;暴雨;排水管网
pipe-network|地下管网|underground pipe network|-|city|管网;供水管网;漏损;管道检测;燃气管网;管网检测
emergency|应急管理|emergency management|-|emergency|+应急;应急指挥;灾害预警;应急预案;应急处置;防灾减灾;自然灾害;地质灾害
fire-safety|消防安全|fire safety|-|emergency|消防;火灾;烟火识别;火灾预警;电动车进电梯;明火
public-security|公共安全|public security|-|emergency|智慧安防;安防;公安;治安;视频监控;人员布控;警务
anti-fraud|反诈反欺诈|anti-fraud|-|finance|反诈;反欺诈;电信诈骗;诈骗识别;欺诈检测
food-safety|食品安全|food safety|-|livelihood|明厨亮灶;餐饮监管;食品检测;食安;后厨
market-regulation|市场监管|market regulation|-|government|市场监督;信用监管;双随机;执法;监管执法;特种设备;电梯安全
traffic-signal|交通信号优化|traffic signal optimisation|optimisation|transport|信号灯;信控;交通信号;绿波;路口优化
traffic-management|智慧交通|smart transport|-|transport|交通治理;拥堵;交通流量;交通大模型;交通智能体;出行服务;交通预测;交通
bus|公共交通|public transport|traffic-management|transport|公交;地铁;轨道交通;BRT;公交调度;客流预测;网约车
parking|智慧停车|smart parking|traffic-management|transport|停车;停车位;车位引导;停车场;泊位
airport|智慧机场|smart airport|-|transport|机场;民航;航班;航空维修;飞机;机务;航空
road-maintenance|道路养护|road maintenance|-|transport|桥梁检测;隧道;公路养护;桥梁;路面检测;桥隧
legal-service|法律服务|legal service|-|law|法律咨询;法律大模型;法律问答;律师;法务;法律援助;普法;公证
judicial|智慧司法|smart justice|-|law|法院;检察;类案检索;类案;裁判文书;卷宗;判决预测;智慧法院;司法大模型
contract-review|合同审查|contract review|document-understanding|law|合同审核;合同;合规审查;合规;智能审合同;风险条款
ip|知识产权|intellectual property|-|law|专利;专利检索;版权;商标;侵权监测;版权保护
regulatory-sandbox|监管沙盒|regulatory sandbox|safety-governance|law|沙盒监管;沙箱;监管沙箱;立法;强制保险
risk-control|金融风控|financial risk control|-|finance|风控;信贷;信用评估;贷款审批;反洗钱;信用评价;风险评估模型
fin-advisory|智能投研投顾|financial advisory|-|finance|投研;投顾;财富管理;金融大模型;研报;证券;金融问答;理财
audit-tax|审计财税|audit and tax|-|finance|审计;财务;税务;发票;财税;报销;报账;账务
insurance|智能保险|insurance|-|finance|保险;定损;承保;车险;无人车保险
inclusive-finance|普惠金融|inclusive finance|-|finance|中小企业融资;产融对接;小微企业;融资
human-resources|人力资源|human resources|-|livelihood|招聘;人岗匹配;就业服务;社保;人社;就业;人才服务;简历
housing|住房服务|housing service|-|livelihood|房产;公积金;租房;物业;不动产
civil-affairs|民生服务|public welfare service|-|livelihood|民政;救助;便民;社会救助;残疾人;助残
accessibility|无障碍服务|accessibility|-|livelihood|手语;手语识别;视障;听障;盲人;助盲;导盲;手语翻译
urban-planning|城市规划|urban planning|-|city|国土空间;规划设计;规划大模型;土地
public-opinion|舆情监测|public opinion monitoring|sentiment|government|舆情;网络舆情;舆论
cross-strait|两岸交流|cross-strait exchange|-|government|台胞;台企;对台;两岸;台湾同胞
brics|金砖合作|BRICS cooperation|-|government|金砖;金砖国家;一带一路;跨境算力;出海;国际合作
construction-lowcarbon|绿色建筑|green building|carbon|construction|建筑节能;低碳建筑
talent-training|人才培训|talent training|-|education|人才培养;+培训;实训基地;产业学院;技能培训;微专业;公共实训
`;
