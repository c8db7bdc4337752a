// More concepts of industry, energy, logistics, the sea and farming. Format: see technology.data.ts.
export const INDUSTRY_MORE = `
electroplating|电镀外观检测|-electroplated surface inspection|defect-detection|industry|<高反光曲面;~高反光;<镀铬;+电镀;~龙头;~拉丝;~哑光;~曲面外观;<电镀龙头
ceramic-inspection|陶瓷釉面检测|-ceramic glaze inspection|defect-detection|industry|+釉面;~针孔;~卫浴陶瓷;+陶瓷釉面
pcb|电路板检测|circuit board inspection|defect-detection|industry|<插件检测;~PCB;<错漏检;~SMT;~焊点;~连锡;~电路板焊点
metal-parts|金属件检测|-metal part inspection|defect-detection|industry|<结构件外观;~划伤;~压痕;~毛刺;~铸件;~冲压件;+金属结构件
wafer-defect|晶圆缺陷分类|-wafer defect classification|semiconductor|industry|<晶圆宏观缺陷;+缺陷图;<缺陷图样;~机台溯因;+晶圆图;<晶圆缺陷;+缺陷小图;~流片履历;<晶圆缺陷图;<宏观缺陷;+缺陷分布图
packaging-test|封装测试|packaging and testing|semiconductor|industry|<芯片测试;<引线键合
injection-molding|注塑工艺|-injection moulding|process-optimisation|industry|+注塑机;+注塑;~工艺漂移;~短射;~飞边
coating|涂装工艺|-coating process|process-optimisation|industry|+喷涂;+涂装;<烘房;<漆面检测;~炉温;~板温;<涂装烘房;<喷漆
wire-harness|线束装配|-wire harness assembly|assembly-automation|industry|+线束;~布线;~线缆类柔性件;~可变形零件
loading-unloading|上下料|-machine tending|robot-arm|industry|<工件搬运;<料盘搬运
palletising|拆码垛|palletising|robot-arm|logistics|<码垛;<拆垛;<装卸车;<自动装车
steel-structure|钢结构焊接|-steel structure welding|welding|industry|<免示教焊接;~免示教;~钢构;~钢结构;~角焊;~平焊
machining|机加工|machining|smart-manufacturing|industry|<数控机床;~刀具寿命;<加工中心;<精密加工;+机床;~刀具;+数控
tool-wear|设备健康|-equipment health|predictive-maintenance|industry|<剩余寿命;~旋转设备;<电机监测;<设备点检;~风机;~减速机;~轴承
maintenance-knowledge|维修知识助手|-maintenance knowledge assistant|knowledge-base|industry|~维修工单;~维修手册;~点检记录;~历史工单;+检修协作
work-instruction|作业指导|work instruction|knowledge-base|industry|<作业指导书;<工艺卡;<SOP
energy-saving-hvac|空调制冷节能|-HVAC energy saving|energy-management|energy|~制冷站;~空压站;~冷水机组;<节能托管;~中央空调;~暖通;<空调群控;~冷热电;~联控多台机组
air-compressor|空压机优化|-compressor optimisation|energy-management|energy|+空压机;~压缩空气
equipment-networking|设备联网采集|-equipment networking|industrial-internet|industry|<设备数采;~PLC;~OPC;~现场总线;~机床
shopfloor-lowcode|车间低代码|-shop-floor low code|code-generation|industry|+低代码;+搭建平台;~插单;<插单助手
kanban|生产看板|-production dashboard|smart-manufacturing|industry|<产线看板;~工业手持;<产线监控;~扫码手持;<无纸化看板
traceability|质量追溯|-quality traceability|quality-inspection|industry|<批次追溯;<全程追溯;+溯源;~批次画像
incoming-inspection|来料检验|-incoming inspection|quality-inspection|industry|进料检验;+抽检;<理化检验
supplier-management|供应商管理|supplier management|supply-chain|supply-chain|<替代推荐;<寻源;+供应商
procurement-ai|智能采购|-smart procurement|supply-chain|supply-chain|<比价;~采购到港;~采购计划;<招采
warehouse-receipt|仓单核验|-warehouse receipt verification|bulk-trade|supply-chain|<仓单;~荒料;~石材;~质押
pulp-paper|纸浆贸易|-pulp trade|bulk-trade|supply-chain|<纸浆;+造纸;<木浆;<浆纸
stone|石材加工|-stone processing|smart-manufacturing|industry|+石材
bonded|跨境单证|-cross-border documents|customs|supply-chain|<单证一致性;<归类申报;<商品归类;~HS编码;<进口预报;~单证;~商品编码;~提单;~箱单;~原产地证
damage-inspection|箱体验残|-container damage inspection|tally|supply-chain|集装箱残损;箱体残损;<验箱;~残损;<验残;~验箱员;<验残单
crane|岸桥自动化|-crane automation|smart-port|supply-chain|<远控岸桥;+桥吊;<轨道吊协同
port-dispatch|港口调度|-port dispatching|smart-port|supply-chain|<集卡调度;~船期
low-speed-freight|园区无人货运|-campus driverless freight|autonomous-driving|logistics|+低速无人;<支线接驳;~封闭园区;<无人牵引车;+货运平台;<封闭园区低速;+无人货运;<无人车支线
express-collection|快件揽收|-parcel collection|last-mile|logistics|~驿站
parcel-damage|包裹破损识别|-parcel damage detection|parcel-sorting|logistics|~异形件;~违禁品;~破损
fresh-delivery|生鲜外卖配送|-fresh food delivery|drone-delivery|logistics|+外卖配送;+生鲜外卖;<十五分钟达;+餐饮生鲜;<轻型生鲜外卖
sample-transport|标本转运|-specimen transport|medical-logistics|health|<医疗标本;标本转运;<检验标本;+标本
transport-insurance|无人设备保险|-insurance of unmanned equipment|insurance|finance|<无人车保险;+运营保险;~事件库;+保险定价;~定责;~理赔取证;~无人设备运营
wave-energy|海上风电|offshore wind power|photovoltaic|energy|~风机叶片;<海上风机
energy-storage|储能系统|energy storage|photovoltaic|energy|<储能电站;~电池预警;~热失控预警;~能量管理;~充放电;工商业储能
virtual-power-plant|虚拟电厂|virtual power plant|power-grid|energy|~聚合商;~可调资源;<虚拟电厂聚合;<分层聚合
substation|变电站巡检|-substation inspection|power-grid|energy|+变电站;<配电房;<开关柜;+电力巡检;+输变电
transmission-line|输电线路巡检|-transmission line inspection|power-grid|energy|~导线;~绝缘子
gas-energy|燃气安全|-gas safety|hazard-gas|energy|+燃气;<调压站
nuclear|核电运维|-nuclear power operation|-|energy|+核电;+核设施
hydrogen|氢能|hydrogen energy|-|energy|<加氢站;<制氢;<燃料电池
solar-cleaning|光伏运维|-photovoltaic maintenance|photovoltaic|energy|<组件清洗;光伏运维
carbon-accounting|碳核算|carbon accounting|carbon|environment|<碳账户;<产品碳足迹
emission|排污监管|-emission supervision|water-quality|environment|<排污口;<偷排;~废水;~废气
ecology|生态监测|ecological monitoring|-|environment|<生物多样性;<物种识别;<鸟类识别;~湿地;~红树林;<保护区管理
beach-waste|海漂垃圾治理|-marine litter|marine-monitoring|marine|<岸滩;海洋垃圾;+漂浮物;+漂浮垃圾
red-tide|赤潮预警|-red tide warning|marine-monitoring|marine|赤潮;~叶绿素;~溶解氧;~浮标;~浮标网;赤潮风险;~水质序列;~优势种;~监测浮标
whale-dolphin|鲸豚监测|-cetacean monitoring|ocean-biology|marine|<白海豚;<鲸豚;<海豚;~哨声;<鲸豚声学;<海豚叫声;~哨叫
fish-feeding|精准投喂|precision feeding|aquaculture|marine|+投喂;<鱼群视觉;~渔排;~饵料;~摄食;<投饵;~鱼群;~浮头;<渔排鱼群;~摄食强度
abalone|贝类养殖|-shellfish farming|aquaculture|marine|<鲍鱼;<牡蛎;~筏架;~死亡率;~海带
fishing-boat|渔船安全|-fishing boat safety|shipping|marine|+渔船;<小型渔船;~避碰;~渔港;~拖网
ship-navigation|船舶辅助导航|-ship navigation aid|shipping|marine|<航行辅助;~海图;<助航;船舶辅助;+辅助导航
sea-area|海域监管|-sea area supervision|marine-monitoring|marine|<海域使用;<非法采砂;<海域异常;+海岸带;+岸线;<海域异常活动
offshore-structure|水下结构检测|-underwater structure inspection|underwater-robot|marine|<码头桩基;水下结构;<船体清洗;~附着物;<桩基;<海底管线
port-safety|港航安全|-port and waterway safety|smart-port|marine|<引航;~航道;<通航
tea-processing|制茶工艺|-tea processing|tea|agriculture|<做青;<看青;~乌龙茶;<杀青;制茶;<茶叶拼配;~香型;<摇青;<晾青;~叶相;<摇青晾青火候;<闻香看叶
tea-garden|茶园管理|-tea garden management|tea|agriculture|<采摘期;<茶园病虫;~茶青;~山地茶园;~适采期;<茶饼病;<采摘期识别
flower|花卉苗木|-flowers and nursery|agriculture|agriculture|<花卉;<苗木;+园艺
orchard|果蔬管理|-orchard management|agriculture|agriculture|<果园;<采摘;+蔬菜;<大棚;+灌溉;<水肥
grain|粮食安全|-grain safety|agriculture|agriculture|<粮库;~稻谷;~耕地
agri-drone|植保无人机|-plant protection drone|drone|agriculture|农用无人机;<喷洒
site-safety|工地安全识别|-site safety recognition|construction|construction|<安全帽;<反光衣;<塔吊;<高处作业;<防坠;<脚手架;<临边;~工地
facade|建筑外立面检测|-facade inspection|construction|construction|+外墙;<热像巡检;~渗漏;~空鼓;<外立面热像;~玻璃幕墙
prefabricated|装配式建筑|prefabricated building|construction|construction|<预制构件;装配式
billboard|高空坠物隐患|-falling object hazard|city-inspection|city|<广告牌;<高处广告牌;<防坠无人机
elevator|电梯运维|-elevator maintenance|predictive-maintenance|city|+电梯;~困人;~扶梯
interior-design|家居设计生成|-interior design generation|image-generation|home|~定制化设计;<空间设计;~装修;~户型
toilet-health|健康坐便器|-health toilet|home-care-device|home|智能坐便器;+坐便器;~尿液检测;~尿液;~尿常规;~试纸;~坐圈;~跌倒呼叫
sports-goods|运动器材制造|-sports goods manufacturing|smart-manufacturing|sport|+器材;<球拍;~碳纤维
auto-parts|汽车及零部件|-automobile and parts|smart-manufacturing|industry|<客车;<整车;<新能源汽车;<总装
aviation|航空维修|-aviation maintenance|airport|transport|<航空发动机;<飞机维修;<孔探
rail-equipment|轨道装备|-rail equipment|bus|transport|~接触网;~车辆段;<地铁检修
lighting|光电照明|-LED and lighting|smart-manufacturing|industry|<LED;+照明;<灯具;+光电
optics|光学镜头|-optical lens|smart-manufacturing|industry|<镜头;<镜片;<光学元件
rubber|橡塑化工|-rubber and plastics|smart-manufacturing|industry|<橡胶;<轮胎;<塑料;<化纤
tungsten|钨钼稀土|-tungsten and rare earths|new-materials|industry|+粉末冶金
lab-automation|实验室自动化|laboratory automation|research|research|~材料实验;~实验记录;<高通量实验;~实验室仪器;~材料实验记录
export-label|出口合规标签|-export labelling|e-commerce|commerce|<合规标签;~多语说明书;~警示语;<出口说明书;~包装标签
cross-border-logistics|跨境物流|cross-border logistics|customs|logistics|<海外仓;+国际物流;<中欧班列;<丝路海运;~集装箱
packaging|智能包装|-smart packaging|quality-inspection|industry|<贴标
`;
