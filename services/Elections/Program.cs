return await Saylau.Platform.Hosting.ServiceCommand.Run(args, Saylau.Elections.ElectionsHost.Build);
