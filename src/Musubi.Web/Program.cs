using Musubi.Web;

return await Product.Run(args);
