// Concepts of industry, energy, construction, logistics, the sea and farming. Format: see technology.data.ts.
export const INDUSTRY_CONCEPTS = `
smart-manufacturing|智能制造|smart manufacturing|-|industry|智能工厂;智改数转;数字化车间;无人工厂;黑灯工厂;工业AI;AI+制造;工业大模型;数字化工厂
industrial-internet|工业互联网|industrial internet|smart-manufacturing|industry|工业物联网;设备联网;工业数据采集;工业数据;工业平台
virtual-factory|虚拟工厂|virtual factory|digital-twin|industry|工厂孪生;车间孪生;产线孪生;产线仿真;产线数字孪生
quality-inspection|智能质检|AI quality inspection|smart-manufacturing|industry|AI质检;质量检测;产品检测;在线检测;质检;品质检测;质量检验;在线质量检测
predictive-maintenance|预测性维护|predictive maintenance|smart-manufacturing|industry|设备预测性维护;故障预测;故障诊断;设备健康管理;设备状态监测;振动监测;设备运维;设备故障预警
production-scheduling|生产排程|production scheduling|optimisation|industry|智能排产;APS;高级排程;生产计划;排产;生产调度;计划排程
process-optimisation|工艺优化|process optimisation|smart-manufacturing|industry|工艺参数优化;工艺参数;参数寻优;工艺推荐;配方优化;良率提升;过程控制
industrial-design|智能研发设计|AI product design|smart-manufacturing|industry|研发设计;仿真设计;工业设计;生成式设计;CAD;CAE;产品设计;图纸识别
industrial-software|工业软件|industrial software|smart-manufacturing|software|MES;ERP;PLM;SCADA;制造执行系统
assembly-automation|自动化装配|automated assembly|robot-arm|industry|柔性装配;3C装配;装配机器人;汽车制造;柔性生产;螺丝锁付;打磨
welding|智能焊接|smart welding|robot-arm|industry|焊接机器人;焊缝检测;焊缝识别;焊接质量
semiconductor|半导体制造|semiconductor manufacturing|smart-manufacturing|industry|集成电路;封装测试;封测;晶圆;芯片设计;芯片制造;晶圆检测;EDA
display-panel|显示面板|display panel|smart-manufacturing|industry|面板检测;平板显示;液晶面板;光电显示
sanitary-ware|卫浴制造|sanitary ware|smart-manufacturing|industry|卫浴;智能卫浴;厨卫;陶瓷卫浴;水暖
textile|纺织服装|textile and apparel|smart-manufacturing|industry|服装;面料;布匹;鞋服;运动鞋;印染
food-processing|食品加工|food processing|smart-manufacturing|industry|食品生产;茶叶加工;水产加工;食品工厂
new-materials|新材料|new materials|research|industry|材料研发;材料大模型;稀土;钨;电池材料;材料计算
battery|锂电池|lithium battery|smart-manufacturing|energy|动力电池;储能电池;电芯;电池检测;电池健康
petrochemical-inspection|石化巡检|petrochemical inspection|inspection-robot|industry|石化园区巡检;化工巡检;炼化巡检;罐区巡检;管廊巡检;防爆巡检;化工园区;石化
explosion-proof|防爆安全|explosion-proof safety|work-safety|industry|防爆;防爆认证;本安;防爆合格证;防爆机器人
mining|矿山开采|mining|-|industry|智能矿山;矿业;煤矿;井下;无人矿卡
work-safety|安全生产|work safety|-|emergency|生产安全;作业安全;安全帽识别;违章识别;安全隐患;隐患排查;特殊作业;安全监管;危险作业
hazard-gas|气体泄漏监测|gas leak monitoring|work-safety|emergency|泄漏检测;有毒气体;燃气泄漏;红外热成像;气体检测;毒气泄漏
energy-management|能源管理|energy management|-|energy|能耗管理;节能;能效优化;能耗优化;节能降碳;用能管理;空调节能
power-grid|智能电网|smart grid|-|energy|电力;配电网;变电站巡检;输电线路;电网调度;输电巡检;配电
photovoltaic|新能源发电|renewable power|-|energy|光伏;风电;功率预测;储能;虚拟电厂;光伏巡检
charging|充电设施|charging infrastructure|-|energy|充电桩;换电;充电站;车网互动
carbon|碳管理|carbon management|-|environment|碳排放;双碳;碳足迹;碳核算;碳中和
supply-chain|智慧供应链|smart supply chain|-|supply-chain|供应链;供应链协同;供应链管理;供应链金融;采购管理;供应链风险
inventory|库存管理|inventory management|supply-chain|supply-chain|库存优化;智能补货;库存预测;库存周转;仓储管理;WMS
warehouse-automation|智能仓储|warehouse automation|supply-chain|logistics|无人仓;立体仓库;仓储机器人;拣选;货到人;自动化仓库;分拣机器人
bulk-trade|大宗商品|commodity trade|supply-chain|supply-chain|大宗贸易;商品贸易;钢材;贸易风控
parcel-sorting|快递分拣|parcel sorting|-|logistics|包裹分拣;自动分拣;快件分拣;智能分拣;分拣中心
last-mile|末端配送|last-mile delivery|-|logistics|最后一公里;快递配送;即时配送;智能快递柜;末端派送;快递末端;快递业
cold-chain|冷链物流|cold chain logistics|-|logistics|冷链;生鲜配送;温控;生鲜食品;冷链监测
medical-logistics|医疗物资配送|medical supply delivery|delivery-robot|health|药品配送;标本运输;血液配送;医疗物资;院内物流;样本配送
route-planning|路径规划|route planning|optimisation|logistics|线路优化;车辆调度;配载;装载优化;运力调度
smart-port|智慧港口|smart port|-|supply-chain|智能港口;集装箱码头;码头;自动化码头;港口作业;海港;岸桥;场桥;闸口
tally|智能理货|AI tally|smart-port|supply-chain|箱号识别;理货;残损识别;集装箱识别
customs|智慧口岸|smart customs|-|supply-chain|通关;报关;海关;口岸;关务;单证处理;跨境物流
shipping|智慧航运|smart shipping|-|marine|航运;船舶导航;船舶调度;船舶;航线优化;船舶识别;AIS
ship-building|船舶制造|ship building|smart-manufacturing|marine|造船;船舶设计;游艇;舾装
marine-monitoring|海洋监测|marine monitoring|-|marine|海洋观测;海洋环境监测;海漂垃圾;海洋大模型;海域监管;海水监测;赤潮
aquaculture|海水养殖|aquaculture|-|marine|海洋牧场;水产养殖;渔业;养殖监测;投喂;网箱
marine-rescue|海上搜救|maritime search and rescue|-|marine|海上应急;海事监管;海上救援;海上安全
ocean-weather|海洋气象|marine weather|-|marine|气象大模型;台风预报;台风路径;海浪预报;临近预报;气象预报;风暴潮
ocean-biology|海洋生物|marine biology|-|marine|海洋生物识别;中华白海豚;珊瑚;海洋生态;鱼类识别
agriculture|智慧农业|smart agriculture|-|agriculture|农业大模型;智慧农场;精准农业;农事;温室;农田
pest|病虫害识别|pest recognition|agriculture|agriculture|病虫害;植保;虫情监测;植保无人机
livestock|智慧养殖|smart livestock|agriculture|agriculture|生猪;畜牧;养殖场
tea|茶产业|tea industry|agriculture|agriculture|茶叶;茶园;采茶;茶叶品质
forestry|智慧林业|smart forestry|-|environment|林业;森林防火;林火;林草
construction|智能建造|smart construction|-|construction|建筑施工;智慧工地;工地监管;BIM;建筑机器人;施工安全
building-operation|智慧楼宇|smart building|-|construction|楼宇;楼宇自控;楼宇节能;物业管理;智慧园区;园区运营
design-review|图纸审查|drawing review|-|construction|施工图审查;智能审图;AI审图;规范审查
water-conservancy|智慧水利|smart water conservancy|-|environment|水利;水库;水资源;洪水预报;流域
water-quality|水质监测|water quality monitoring|-|environment|水环境监测;污水处理;水污染;河湖监管;排口溯源
air-quality|大气监测|air quality monitoring|-|environment|空气质量;大气污染;污染溯源;扬尘监测
waste|垃圾分类|waste sorting|-|environment|垃圾识别;智能回收;环卫;固废
smart-home|智能家居|smart home|-|home|全屋智能;家居;家电;家庭机器人;智能门锁;智慧家庭
housekeeping|家政服务|housekeeping service|-|livelihood|家政;家政机器人;保洁服务
home-care-device|智能卫浴健康|smart bathroom health|smart-home|home|智能马桶;尿检;健康马桶;浴室健康
consumer-electronics|消费电子|consumer electronics|-|home|爆款终端;智能耳机;智能音箱;玩具;陪伴机器人;AI玩具
geoscience|地理信息|geographic information|-|research|GIS;地图;自然资源;时空大数据;测绘;地球科学
`;
