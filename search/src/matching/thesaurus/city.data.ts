// Concepts of government, city, traffic, law, safety and daily life. Format: see technology.data.ts.
export const CITY_CONCEPTS = `
government-service|智能政务服务|government service|-|government|政务服务;<政务大模型;<一网通办;+数字政府;<政务问答;<办事大厅;+政务;~政务外网
smart-approval|智能审批|-smart approval|government-service|government|<AI预审;<材料预审;+智能审核;+审批;<虚拟审批;<智能预审;<工程建设审批;<企业开办;~补正;~办事材料;~变更材料
policy-matching|惠企政策匹配|-policy matching|government-service|government|政策匹配;<政策兑现;<免申即享;+政策解读;+惠企政策;<政策推送;~可享政策;~政策条件;<主动匹配;<免申提示
hotline|政务热线|-government hotline|government-service|government|<12345;+热线;<12333;<工单分派;+工单;<热线受理;<智能派单;~诉求;<热线工单;~历史工单
e-certificate|电子证照|-electronic certificate|government-service|government|+证照;<无感续证;~电子签章;<电子证书
digital-official|数字公务员|-digital official|government-service|government|+公文;<会议纪要;<移动办公
elderly-friendly|适老化服务|-elderly-friendly service|-|government|<银发模式;+无障碍;<亲情代办;~老年群体;<长辈模式;适老;+银发;<自助终端银发
community|智慧社区|smart community|-|city|+网格;+基层治理;<网格智能终端;<社区服务;+基层智能化;+综治
city-brain|城市大脑|-city brain|-|city|+城市治理;<一网统管;<城市运行;+智慧城市;<城市大模型;<城市体检
city-inspection|城市事件识别|-city event detection|vision|city|<占道经营;+城管;<市容;<违建;<井盖;<路面病害
flood|城市内涝监测|urban flood monitoring|-|city|内涝;<排水防涝;+防汛;<雨洪模型;~暴雨;~排水管网;<积水;~低洼路段;<积水深度;~短时暴雨;城市内涝;<淹深
pipe-network|地下管网|-underground pipe network|-|city|+管网;<漏损;<管道检测;+管线;<海底管线
emergency|应急管理|emergency management|-|emergency|+应急;<灾害预警;<应急预案;<应急处置;<防灾减灾;+自然灾害;<地质灾害
fire-safety|消防安全|fire safety|-|emergency|+消防;~火灾;<烟火识别;<明火;<消防联动
public-security|公共安全|public security|-|emergency|智慧安防;安防;<公安;<治安;<视频监控;<警务
anti-fraud|反诈反欺诈|anti-fraud|-|finance|+诈骗;<换脸诈骗
food-safety|食品安全|food safety|-|livelihood|<明厨亮灶;<后厨;+餐饮
market-regulation|市场监管|market regulation|-|government|市场监督;<信用监管;<双随机;+执法;<特种设备;<电梯安全
traffic-signal|交通信号优化|traffic signal optimisation|optimisation|transport|信号灯;信控;交通信号;<绿波;<配时;<公交优先;~信号路口
traffic-management|智慧交通|smart transport|-|transport|<拥堵;<交通流量;<交通大模型;<交通智能体;+出行服务;+交通;~交通情况;+交通领域
bus|公共交通|public transport|traffic-management|transport|<公交;<地铁;<轨道交通;<BRT;~客流预测;<网约车;<区间车;~线网
parking|智慧停车|smart parking|traffic-management|transport|+停车;停车位;停车场;~泊位;~车位
airport|智慧机场|smart airport|-|transport|机场;+民航;~航班;~飞机;<机务;+航空;<航旅
road-maintenance|道路养护|road maintenance|-|transport|~隧道;~桥梁;<路面检测;<桥隧;+公路
legal-service|法律服务|legal service|-|law|<法律咨询;<法律大模型;<法律问答;~律师;<法务;<法律援助;<普法;<公证;+中文法律;~法律语料;~法律新闻;~司法解释
judicial|智慧司法|-smart justice|-|law|<法院;<检察;<类案检索;<类案;~裁判文书;~卷宗;<判决预测;<智慧法院;<司法大模型;~判决文书;~鉴定意见书;~司法考试;<法律判决预测;~法学
contract-review|合同审查|contract review|document-understanding|law|+合同;+合规审查;+合规;<不利条款;<缺失约定;<双语审阅
ip|知识产权|intellectual property|-|law|<专利;<版权;<商标;~侵权
regulatory-sandbox|监管沙盒|regulatory sandbox|safety-governance|law|+沙箱;~立法;~强制保险;+沙盒
risk-control|金融风控|financial risk control|-|finance|+风控;<信贷;<信用评估;<贷款审批;<反洗钱;<信用评价
fin-advisory|智能投研投顾|-financial advisory|-|finance|<财富管理;+金融大模型;<研报;+证券;<金融问答;<理财;+金融咨询;~金融文本;+金融领域;+零售金融;~金融新闻
audit-tax|审计财税|-audit and tax|-|finance|<审计;<财务;<税务;<发票;财税;<报销;<报账;<账务
insurance|智能保险|insurance|-|finance|保险;<定损;<承保;<车险;<无人车保险
inclusive-finance|普惠金融|-inclusive finance|-|finance|<产融对接;~小微企业;+融资;~小微商户
human-resources|人力资源|human resources|-|livelihood|<招聘;<人岗匹配;+社保;+人社;<就业;<人才服务;<简历
housing|住房服务|-housing service|-|livelihood|+房产;<公积金;<租房;+物业;<不动产
civil-affairs|民生服务|-public welfare service|-|livelihood|<民政;<救助;+便民;~残疾人;<助残
accessibility|无障碍服务|accessibility|-|livelihood|<手语;~视障;~听障;~盲人;<助盲;<导盲
urban-planning|城市规划|urban planning|-|city|<国土空间;+规划设计;+土地
public-opinion|舆情监测|public opinion monitoring|sentiment|government|舆情;+舆论
cross-strait|两岸交流|-cross-strait exchange|-|government|~台胞;<台企;<对台;两岸;~台湾同胞
brics|金砖合作|-BRICS cooperation|-|government|金砖;<金砖国家;+一带一路;~跨境算力;+出海;+国际合作;~跨境用算;~葡语;<金砖伙伴
construction-lowcarbon|绿色建筑|green building|carbon|construction|<建筑节能;低碳建筑
talent-training|人才培训|-talent training|-|education|人才培养;+培训;<实训基地;<产业学院;<微专业;<公共实训;<校企合作;<实训;<实训课程
`;
