// Concepts of industry, energy, construction, logistics, the sea and farming. Format: see technology.data.ts.
export const INDUSTRY_CONCEPTS = `
smart-manufacturing|智能制造|smart manufacturing|-|industry|<智能工厂;智改数转;<数字化车间;<黑灯工厂;<工业AI;AI+制造;<工业大模型;~标杆工厂;~厂内封闭网络
industrial-internet|工业互联网|industrial internet|smart-manufacturing|industry|<工业物联网;<设备联网;+工业数据;~工业数据闭环;<工业物联
virtual-factory|虚拟工厂|virtual factory|digital-twin|industry|<车间孪生;<产线孪生
quality-inspection|智能质检|AI quality inspection|smart-manufacturing|industry|<在线检测;质检;+质量检验;<检测工作站;<质检线;<质检模型;<在线检测设备;<六面成像;+检测设备
predictive-maintenance|预测性维护|predictive maintenance|smart-manufacturing|industry|<故障预测;<故障诊断;设备健康管理;设备状态监测;<振动监测;+设备运维;~轴承
production-scheduling|生产排程|production scheduling|optimisation|industry|智能排产;APS;+生产计划;排产;~排产表;~多品种小批量;<排产引擎;<智能排产引擎;<低代码排产
process-optimisation|工艺优化|process optimisation|smart-manufacturing|industry|~工艺参数;<参数寻优;<配方优化;+过程控制;~炉温;~收率;~工艺偏移;~收率波动
industrial-design|智能研发设计|AI product design|smart-manufacturing|industry|<仿真设计;+工业设计;<生成式设计;~CAD;~CAE;+产品设计;<图纸识别
industrial-software|工业软件|industrial software|smart-manufacturing|software|<MES;<ERP;<PLM;<SCADA;<制造执行系统;<制造执行
assembly-automation|自动化装配|automated assembly|robot-arm|industry|<柔性装配;~汽车制造;+柔性生产
welding|智能焊接|smart welding|robot-arm|industry|<焊接机器人;+焊接;~焊缝;<角焊;~焊点;<平焊
semiconductor|半导体制造|semiconductor manufacturing|smart-manufacturing|industry|集成电路;<封装测试;<封测;<晶圆;<芯片设计;~EDA;半导体;<流片;<封装;集成电路产业
display-panel|显示面板|display panel|smart-manufacturing|industry|+平板显示;<液晶面板
sanitary-ware|卫浴制造|-sanitary ware|smart-manufacturing|industry|卫浴;+厨卫;<水暖;<面盆;<淋浴;<龙头;家居卫浴
textile|纺织服装|textile and apparel|smart-manufacturing|industry|<服装;<面料;<布匹;<印染
food-processing|食品加工|food processing|smart-manufacturing|industry|食品生产;<茶叶加工;<茶厂;~水产
new-materials|新材料|new materials|research|industry|<稀土;<钨;<电池材料;<薄膜
battery|锂电池|lithium battery|smart-manufacturing|energy|<动力电池;<储能电池;<电芯;<电池健康;<电芯异常
petrochemical-inspection|石化巡检|-petrochemical inspection|inspection-robot|industry|<化工巡检;<罐区巡检;<管廊巡检;<防爆巡检;~化工园区;~石化;~储罐区;~罐区;~临港储罐区;~石化装置;~围堰;~储罐;~石化装置区;~液氨
explosion-proof|防爆安全|explosion-proof safety|work-safety|industry|防爆;<防爆认证;<本安;<防爆合格证;<整机防爆;<防爆标志;~爆炸危险区域;<防爆等级;<防爆四足;<轮式防爆
mining|矿山开采|mining|-|industry|<智能矿山;矿业;<煤矿;<井下;<无人矿卡
work-safety|安全生产|work safety|-|emergency|<安全帽识别;<违章识别;~安全隐患;<隐患排查;<特殊作业;+安全监管;<危险作业;<高危作业;<吊装;<安全行为
hazard-gas|气体泄漏监测|gas leak monitoring|work-safety|emergency|~有毒气体;<气体检测;<毒气泄漏;+泄漏;~毒气;~甲烷;~气体检测仪;~渗漏嗅探;<微量气体
energy-management|能源管理|energy management|-|energy|+节能;<能效优化;~分时电价;<能耗协同
power-grid|智能电网|smart grid|-|energy|+电力;<配电网;<变电站巡检;<输电线路;<配电;电网;<供电局;+电力行业
photovoltaic|新能源发电|renewable power|-|energy|<光伏;<风电;~储能;<虚拟电厂;~工商业储能
charging|充电设施|charging infrastructure|-|energy|<充电桩;<换电;<充电站;<车网互动;<充换电
carbon|碳管理|carbon management|-|environment|~碳排放;双碳;<碳足迹;<碳核算;碳中和
supply-chain|智慧供应链|smart supply chain|-|supply-chain|供应链;<采购管理;<供应链风险;~供应商
inventory|库存管理|inventory management|supply-chain|supply-chain|<智能补货;~库存周转;+仓储管理;~WMS;库存;<安全库存
warehouse-automation|智能仓储|warehouse automation|supply-chain|logistics|无人仓;<立体仓库;+拣选;<货到人;<分拣机器人
bulk-trade|大宗商品|-commodity trade|supply-chain|supply-chain|大宗贸易;<钢材;<钢铁;<钢铁行业
parcel-sorting|快递分拣|parcel sorting|-|logistics|+分拣;~分拨中心;<分拣线
last-mile|末端配送|last-mile delivery|-|logistics|最后一公里;<即时配送;<智能快递柜;末端派送;+快递业
cold-chain|冷链物流|cold chain logistics|-|logistics|冷链;<生鲜配送;~温控;~生鲜食品;~冷藏箱
medical-logistics|医疗物资配送|-medical supply delivery|delivery-robot|health|+医疗物资;<院内物流;~标本;<院内药品标本;<送药
route-planning|路径规划|route planning|optimisation|logistics|<线路优化;+车辆调度;<配载;+运力调度
smart-port|智慧港口|smart port|-|supply-chain|智能港口;<集装箱码头;<码头;<海港;<岸桥;<场桥;<闸口;+港口;~集装箱;<码头操作系统
tally|智能理货|AI tally|smart-port|supply-chain|理货;<残损识别;<集装箱识别;<箱号;~残损;<危标
customs|智慧口岸|-smart customs|-|supply-chain|<通关;<报关;<海关;<口岸;<关务;+跨境物流;+单证;<原产地证;~退单
shipping|智慧航运|smart shipping|-|marine|航运;<船舶导航;+船舶;<航线优化;<AIS;航运企业
ship-building|船舶制造|ship building|smart-manufacturing|marine|造船;<船舶设计;<游艇
marine-monitoring|海洋监测|marine monitoring|-|marine|海洋观测;<海洋环境监测;<海漂垃圾;<海洋大模型;<海域监管;<赤潮;<近岸水质;+水质;+海洋领域;+海洋学
aquaculture|海水养殖|aquaculture|-|marine|海洋牧场;水产养殖;+渔业;<投喂;<网箱;<投饵机
marine-rescue|海上搜救|maritime search and rescue|-|marine|海上救援
ocean-weather|海洋气象|-marine weather|-|marine|<台风预报;<台风路径;+临近预报;+气象预报;<风暴潮;+集合预报;<潮汐
ocean-biology|海洋生物|marine biology|-|marine|<中华白海豚;<珊瑚;+海洋生态;<优势种;<鱼体
agriculture|智慧农业|smart agriculture|-|agriculture|<农业大模型;<智慧农场;<精准农业;~农事;<温室;+农田;~适采期
pest|病虫害识别|-pest recognition|agriculture|agriculture|病虫害;~植保;<虫情监测;<病虫;<小绿叶蝉;<茶饼病
livestock|智慧养殖|-smart livestock|agriculture|agriculture|<生猪;<畜牧;<养殖场
tea|茶产业|-tea industry|agriculture|agriculture|<茶叶;<茶园;<采茶;<茶厂;<茶叶色选;<摇青;<晾青
forestry|智慧林业|smart forestry|-|environment|林业;<森林防火;<林火;<林业科学
construction|智能建造|smart construction|-|construction|<建筑施工;~BIM;<建筑机器人;<施工安全;~工地
building-operation|智慧楼宇|-smart building|-|construction|楼宇;+物业管理;<门禁;<楼宇园区;<空调群控
design-review|图纸审查|-drawing review|-|construction|<规范审查;<施工图;审图
water-conservancy|智慧水利|smart water conservancy|-|environment|水利;<水库;+水资源;<洪水预报;<流域
water-quality|水质监测|water quality monitoring|-|environment|<水环境监测;~污水处理;~水污染;<排口溯源;+水质;<近岸水质
air-quality|大气监测|air quality monitoring|-|environment|~空气质量;~大气污染;<污染溯源;<扬尘监测
waste|垃圾分类|waste sorting|-|environment|+环卫;<固废;<漂浮垃圾
smart-home|智能家居|smart home|-|home|全屋智能;+家居;<家电;<家庭机器人;<智能门锁
housekeeping|家政服务|housekeeping service|-|livelihood|家政;<保洁服务
home-care-device|智能卫浴健康|-smart bathroom health|smart-home|home|<智能马桶;~尿检;~体脂;~尿常规;~坐圈
consumer-electronics|消费电子|consumer electronics|-|home|~爆款终端;<智能音箱;<玩具;<陪伴机器人;<耳机;~消费电子装配
geoscience|地理信息|geographic information|-|research|<GIS;+地图;+自然资源;<时空大数据;<测绘;+地球科学
`;
