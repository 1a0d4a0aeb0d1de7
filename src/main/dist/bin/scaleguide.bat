@echo off
rem Starts Scaleguide with the Java that came with it, else the JDK it finds: JAVA_HOME first, then PATH.
setlocal
set "SG_HOME=%~dp0.."
set "SG_JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "SG_JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%SG_HOME%\runtime\bin\java.exe" set "SG_JAVA=%SG_HOME%\runtime\bin\java.exe"
"%SG_JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms32m -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 %SCALEGUIDE_JAVA_OPTS% -Dscaleguide.home="%SG_HOME%" -Dlibrary.jline.path="%SG_HOME%\lib\terminal\org\jline\nativ" -jar "%SG_HOME%\lib\scaleguide-start.jar" %*
exit /b %ERRORLEVEL%
