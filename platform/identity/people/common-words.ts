/**
 * Words of which people make passwords that others guess first: what lists of leaked passwords are full of, in Spanish and
 * English, without accents and in small letters. Gathered and written down for this project from general knowledge of such
 * lists (no list was copied), under the licence of the project. The rule that uses them knows besides: letters written as digits,
 * sequences, rows of the keyboard, repetitions and years, so that one word here stands for thousands of passwords there.
 */
export const COMMON_WORDS: readonly string[] = `
password passwort passwd pass contrasena contrasenia clave claves secreto secreta secret acceso access login logon usuario user
users username admin administrador administracion administrator root system sistema super superuser master maestro default
guest invitado test tester testing prueba pruebas demo temp temporal cambiar cambiame cambio change changeme nuevo nueva new
welcome bienvenido bienvenida bienvenidos hola hello buenas buenos dias noches gracias please favor open abrete sesamo sesame
letmein entrar entrada dejame iloveyou teamo teamomucho tequiero love amor amores amorcito corazon heart vida miamor mivida cielo
carino bebe baby princesa princess princesita reina reyna queen rey king principe prince angel angeles angelito angelica diablo
devil dios jesus jesucristo cristo maria virgen santa santo bendicion bendiciones diosesamor jehova god lord faith fe esperanza
familia family mama mami madre mother papa papi padre father hijo hija hijos hijas hermano hermana abuela abuelo esposa esposo
amigo amiga amigos amigas friend friends forever siempre nunca never juntos together feliz felicidad happy happiness alegria
sunshine sol luna moon star estrella estrellas stars sky mar playa beach agua fuego fire tierra earth flor flores flower rosa
rose jazmin girasol mariposa butterfly perro perrito gato gatito gata cat kitty dog doggy tigre tiger leon lion lobo wolf oso bear
aguila eagle caballo horse mono monkey dragon pantera panther delfin dolphin conejo pollo pollito chicken pupusa pupusas tamales
cafe coffee chocolate galleta cookie dulce azucar sugar cheese queso pizza banana mango naranja manzana apple limon cerveza
rojo red azul blue verde green amarillo yellow negro black blanco white rosado pink morado purple gris dorado gold golden silver
plata orange brown color colores arcoiris rainbow futbol football soccer gol beisbol baseball basket basketball barcelona barca
realmadrid madrid messi ronaldo cristiano neymar alianza fas aguila selecta america chivas campeon champion winner ganador
deporte deportes hockey tennis golf runner music musica guitarra guitar rock metal reggaeton salsa bailar dance cantar
batman superman spiderman ironman pokemon pikachu naruto goku dragonball mario zelda minecraft fortnite roblox starwars matrix
hunter killer ninja warrior guerrero soldier ranger shadow sombra ghost fantasma master phantom legend leyenda power poder fuerza
force magic magia trustno one whatever blink sexy sexo hot cool loco loca crazy lindo linda bonita bonito bella hermosa hermoso
guapo guapa pretty beautiful cute chica chico nina nino girl girls boy boys man men woman mujer hombre lady senora senor
michael jordan daniel david jose juan carlos luis miguel manuel pedro pablo andres antonio francisco javier jorge ricardo roberto
fernando alberto alejandro alejandra alexander alex eduardo mario oscar rafael raul sergio victor diego kevin brandon bryan
ana andrea angela beatriz carmen carolina claudia cristina daniela diana elena gabriela isabel jennifer jessica karla karina
katherine laura lorena lucia luisa margarita marta martha monica nancy natalia patricia paola rosa sandra silvia sofia sonia
susana teresa vanessa veronica yesenia charlie thomas robert george jennifer amanda ashley nicole michelle hannah samantha
lopez martinez hernandez garcia rodriguez gonzalez ramirez flores rivera perez gomez diaz reyes cruz ramos morales torres mejia
enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre january february march april
june july august september october november december lunes martes miercoles jueves viernes sabado domingo monday tuesday
wednesday thursday friday saturday sunday primavera spring verano summer otono autumn invierno winter navidad christmas ano year
casa casita house home hogar oficina office trabajo work jefe boss jefa empresa company negocio business dinero money plata rico
banco bank cuenta account tarjeta correo mail email gmail hotmail yahoo facebook instagram whatsapp google twitter youtube netflix
internet computer computadora compu laptop windows linux android iphone samsung huawei nokia server servidor database datos data
red wifi router network soporte support ayuda help seguridad security seguro segura safe puerta door llave key keys candado
escuela school colegio universidad university estudiante student profesor profesora teacher licenciado licenciada ingeniero
arquitecto arquitecta doctor doctora abogado abogada secretaria secretario director directora gerente presidente alcalde alcaldia
municipalidad gobierno ministerio republica nacional estado publico publica plan planes planificacion proyecto proyectos urbano
ciudad city pais country mundo world centro norte sur este oeste calle colonia metropolitana metropolitano area
salvador elsalvador sansalvador santatecla tecla soyapango apopa mejicanos ilopango nejapa cuscatlan santaana sanmiguel
guatemala honduras nicaragua costarica panama mexico espana colombia peru chile argentina centroamerica usa america
cero uno dos tres cuatro cinco seis siete ocho nueve diez two three four five seven eight nine ten zero first primero ultimo last
mas menos todo nada nothing something algo mucho poco grande big chico small little super mega ultra pro best mejor top gran
correct correcthorsebatterystaple batterystaple soy eres es mi my me yo you tu the el la los las de del con para por and is
`
  .trim()
  .split(/\s+/)
